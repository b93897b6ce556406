# The city of city.sh a year before, in the folder old: fewer attendances, more enterprises.
mkdir -p old/city
for w in an ha so; do
  cp -r $w old/
  mv old/$w/results/2026 old/$w/results/2025
  mv old/$w/reports/2026.yaml old/$w/reports/2025.yaml
  sed -i 's/2026-/2025-/g' old/$w/reports/2025.yaml
  sed -i 's/,52,,/,60,,/' old/$w/results/2025/indicators.csv
  sed -i 's/,1.92\([0-9]\),1.105,/,1.82\1,1.105,/' old/$w/results/2025/chung.csv
done
cp city/plan.yaml city/wards.yaml old/city/
sed -i 's/2026/2025/g' old/city/wards.yaml
sed -i 's/^year: 2026/year: 2025/' old/*/plan.yaml
