"""Makes the files that examples/frames.cpp reads, from the Gapminder data in plotly 7.1.0 (MIT licence; https://www.gapminder.org, CC BY 4.0):
data/<decade>.csv, and regions.parquet, in which a country's region is its continent's north or south."""
import pathlib

import plotly.express as px
import pyarrow as pa
import pyarrow.parquet as pq

here = pathlib.Path(__file__).parent
(here / "data").mkdir(exist_ok=True)
rows = px.data.gapminder(centroids=True, return_type="pandas")
columns = ["country", "continent", "year", "lifeExp", "pop", "gdpPercap"]
for decade, part in rows.groupby(rows.year // 10 * 10):
    part[columns].to_csv(here / "data" / f"{decade}s.csv", index=False)
countries = rows.drop_duplicates("country")
north = countries.centroid_lat >= countries.groupby("continent").centroid_lat.transform("median")
region = north.map({True: "North ", False: "South "}) + countries.continent
pq.write_table(pa.table({"country": pa.array(countries.country.astype(str)), "region": pa.array(region.astype(str))}), here / "regions.parquet")
