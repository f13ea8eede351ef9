// The data sets of plotly.express.data, as tables.
#pragma once

#include <optional>

#include <weft/json.h>
#include <weft/table.h>

namespace weft::px::data {

struct Gapminder {
  bool centroids = false;        ///< With the latitude and longitude of each country's middle.
  bool datetimes = false;        ///< Years as timestamps.
  bool pretty_names = false;     ///< "Life Expectancy" instead of "lifeExp".
  std::optional<int> year = {};  ///< Only the rows of that year.
};

struct Tips {
  bool pretty_names = false;
};

struct Stocks {
  bool datetimes = false;  ///< Dates as timestamps instead of texts.
};

/// A country in a year: life expectancy, population, GDP per capita. 1,704 rows.
dd::Table gapminder(const Gapminder& options = {});
/// A bill in a restaurant. 244 rows.
dd::Table tips(const Tips& options = {});
/// A flower. 150 rows.
dd::Table iris();
/// A level of wind from a direction. 128 rows.
dd::Table wind();
/// A district in the election of Montreal's mayor in 2013. 58 rows.
dd::Table election();
/// The districts' borders, as GeoJSON.
Json election_geojson();
/// The place of a shared car, and how often it was there. 249 rows.
dd::Table carshare();
/// A day with the prices of six stocks, relative to the first. 105 rows.
dd::Table stocks(const Stocks& options = {});
/// A participant of an experiment. 100 rows.
dd::Table experiment();
/// A nation's medals, with a column for each color. 3 rows.
dd::Table medals_wide();
/// The same with a row for each nation and color. 9 rows.
dd::Table medals_long();

}  // namespace weft::px::data
