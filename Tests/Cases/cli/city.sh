# A city of three wards from the sample: values and names differ.
baocao demo d >/dev/null 2>&1
for w in 'an 2' 'ha 3' 'so 4'; do
  set -- $w
  name="phường $(echo $1 | sed 's/an/An/; s/ha/Hà/; s/so/Sở/')"
  cp -r d $1 && rm -r $1/out
  sed -i "s/phường Mẫu/$name/" $1/plan.yaml
  sed -i "s/,1.920,1.105,/,1.92$2,1.105,/" $1/results/2026/chung.csv
  sed -i "s/,17,52,/,1$2,52,/" $1/results/2026/indicators.csv
  sed -i "s/^schema: 1/schema: 1\ndate: 2026-11-2$2/; s/to: 2026-11-18/to: 2026-11-20/" $1/reports/2026.yaml
done
mkdir -p city/reports
sed 's/^    - ỦY BAN NHÂN DÂN/    - SỞ NỘI VỤ/; /^    - PHƯỜNG MẪU/d; s/parent: null/parent: ỦY BAN NHÂN DÂN THÀNH PHỐ MINH HỌA/; s/short: UBND phường Mẫu/short: Sở Nội vụ thành phố Minh Họa/; s/level: ward/level: city/; s/locality: phường Mẫu/locality: thành phố Minh Họa/; s/place: Mẫu/place: Minh Họa/; s/code: UBND/code: SNV/; s/drafter: VHXH/drafter: BĐG/' d/plan.yaml > city/plan.yaml
printf 'schema: 1\ndeadlines: {annual: 2026-11-24}\nwards:\n  - {id: an, name: phường An}\n  - {id: ha, name: phường Hà}\n  - {id: so, name: phường Sở}\n' > city/wards.yaml
rm -r d
