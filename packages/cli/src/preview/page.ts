/** The one page of `tokhai preview`. Its texts are fixed: nothing of the files is put into it. */
export const previewPage = `<!doctype html>
<html lang="vi">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>Xem trước – tokhai preview</title>
    <link rel="icon" href="data:," />
    <link rel="stylesheet" href="/assets/preview.css" />
    <script type="module" src="/assets/preview.js"></script>
  </head>
  <body>
    <header>
      <h1>Xem trước</h1>
      <p id="file"></p>
      <p id="news" role="status">Đang tải…</p>
      <p>
        <label for="example">Câu trả lời mẫu</label>
        <select id="example"></select>
        <button id="fill" type="button">Điền vào tờ khai</button>
      </p>
    </header>
    <main>
      <section aria-labelledby="form-heading">
        <h2 id="form-heading">Tờ khai trên màn hình</h2>
        <div id="form"></div>
      </section>
      <section aria-labelledby="pdf-heading">
        <h2 id="pdf-heading">Bản in PDF</h2>
        <p id="pdf-note"></p>
        <iframe id="pdf" title="Bản in PDF"></iframe>
      </section>
      <section aria-labelledby="findings-heading">
        <h2 id="findings-heading">Cần sửa</h2>
        <ol id="findings"></ol>
      </section>
    </main>
  </body>
</html>
`;
