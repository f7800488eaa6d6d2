import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  loadCommunes,
  loadFormerDistricts,
  loadFormerProvinces,
  loadProvinces,
  replaceUnits,
} from './units.ts';

test('every former commune leads to places of today, some of them to several', async () => {
  const names = await loadFormerProvinces();
  assert.equal(names.length, 63);
  let communes = 0;
  let divided = 0;
  for (const name of names) {
    for (const district of await loadFormerDistricts(name)) {
      for (const { now } of district.communes) {
        assert.ok(now.length > 0, `${name}, ${district.name}`);
        communes += 1;
        if (now.length > 1) divided += 1;
      }
    }
  }
  assert.equal(communes, 10_806);
  assert.equal(divided, 22);
});

test('an old address of Gò Vấp is found today', async () => {
  const districts = await loadFormerDistricts('Thành phố Hồ Chí Minh');
  const goVap = districts.find(({ name }) => name === 'Quận Gò Vấp');
  const ward = goVap?.communes.find(({ name }) => name === 'Phường 12');
  assert.deepEqual(
    ward?.now.map(({ province, commune }) => [province.name, commune.name]),
    [['Thành phố Hồ Chí Minh', 'Phường An Hội Tây']],
  );
  assert.deepEqual(await loadFormerDistricts('Tỉnh Không Có'), []);
});

test('a deployment brings lists of its own', async () => {
  const before = await loadProvinces();
  const communes = await loadCommunes('01');
  replaceUnits({ provinces: async () => [{ code: '99', name: 'Tỉnh Mới' }] });
  assert.deepEqual(await loadProvinces(), [{ code: '99', name: 'Tỉnh Mới' }]);
  assert.deepEqual(await loadCommunes('01'), communes);
  replaceUnits({ provinces: async () => before });
});
