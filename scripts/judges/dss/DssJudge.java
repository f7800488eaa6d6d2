import eu.europa.esig.dss.diagnostic.DiagnosticData;
import eu.europa.esig.dss.enumerations.Indication;
import eu.europa.esig.dss.enumerations.SubIndication;
import eu.europa.esig.dss.model.FileDocument;
import eu.europa.esig.dss.model.x509.CertificateToken;
import eu.europa.esig.dss.simplereport.SimpleReport;
import eu.europa.esig.dss.spi.DSSUtils;
import eu.europa.esig.dss.spi.validation.CommonCertificateVerifier;
import eu.europa.esig.dss.spi.x509.CommonTrustedCertificateSource;
import eu.europa.esig.dss.validation.SignedDocumentValidator;
import eu.europa.esig.dss.validation.reports.Reports;
import java.io.File;
import java.util.ArrayList;
import java.util.List;

/**
 * EU DSS as a judge: for each signature of each PDF a line
 * {@code file TAB format TAB indication TAB sub-indication TAB changes TAB signature id}, asking nobody.
 *
 * Usage: {@code java -cp … DssJudge.java root.crt file.pdf …}
 */
public class DssJudge {
  public static void main(String[] args) throws Exception {
    CertificateToken root = DSSUtils.loadCertificate(new File(args[0]));
    for (int index = 1; index < args.length; index++) judge(root, args[index]);
  }

  private static void judge(CertificateToken root, String path) {
    try {
      CommonTrustedCertificateSource trusted = new CommonTrustedCertificateSource();
      trusted.addCertificate(root);
      CommonCertificateVerifier verifier = new CommonCertificateVerifier();
      verifier.setTrustedCertSources(trusted);
      SignedDocumentValidator validator =
          SignedDocumentValidator.fromDocument(new FileDocument(path));
      validator.setCertificateVerifier(verifier);
      Reports reports = validator.validateDocument();
      SimpleReport simple = reports.getSimpleReport();
      DiagnosticData data = reports.getDiagnosticData();
      for (String id : simple.getSignatureIdList()) {
        Indication indication = simple.getIndication(id);
        SubIndication sub = simple.getSubIndication(id);
        List<String> changes = new ArrayList<>();
        if (data.getSignatureById(id).arePdfObjectModificationsDetected()) changes.add("objects");
        if (!data.getSignatureById(id).getPdfUndefinedChanges().isEmpty()) changes.add("undefined");
        if (!data.getSignatureById(id).getPdfAnnotationsOverlapConcernedPages().isEmpty())
          changes.add("overlap");
        if (!data.getSignatureById(id).getPdfVisualDifferenceConcernedPages().isEmpty())
          changes.add("visual");
        System.out.println(
            String.join(
                "\t",
                path,
                String.valueOf(simple.getSignatureFormat(id)),
                String.valueOf(indication),
                sub == null ? "" : sub.name(),
                String.join(",", changes),
                id));
      }
      if (simple.getSignatureIdList().isEmpty())
        System.out.println(path + "\tnone\t\t\t\t");
    } catch (Exception error) {
      System.out.println(path + "\terror\t\t\t" + String.valueOf(error.getMessage()).replaceAll("\\s+", " ") + "\t");
    }
  }
}
