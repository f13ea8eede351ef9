// The data sets of plotly.py's wheel, which this library carries -> tables.
#include <weft/chart_data.h>

#include <charconv>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <zlib.h>

#include <weft/error.h>

#include "base/json_reader.h"
#include "base/temporal_text.h"
#include "table/stack.h"

// clang-format off
#define WEFT_DATASET(name, file) \
  asm(".section .rodata\n.globl weft_data_" #name "\n.hidden weft_data_" #name "\nweft_data_" #name ":\n" \
      ".incbin \"" file ".gz\"\n.globl weft_data_" #name "_end\n.hidden weft_data_" #name "_end\nweft_data_" #name "_end:\n.text\n"); \
  extern "C" __attribute__((visibility("hidden"))) const char weft_data_##name[]; \
  extern "C" __attribute__((visibility("hidden"))) const char weft_data_##name##_end[];
// clang-format on

WEFT_DATASET(carshare, "carshare.csv")
WEFT_DATASET(election, "election.csv")
WEFT_DATASET(election_geojson, "election.geojson")
WEFT_DATASET(experiment, "experiment.csv")
WEFT_DATASET(gapminder, "gapminder.csv")
WEFT_DATASET(iris, "iris.csv")
WEFT_DATASET(medals, "medals.csv")
WEFT_DATASET(stocks, "stocks.csv")
WEFT_DATASET(tips, "tips.csv")
WEFT_DATASET(wind, "wind.csv")

#undef WEFT_DATASET

namespace weft::px::data {
namespace {

std::string inflate_gzip(const char* begin, const char* end) {
  z_stream stream = {};
  if (inflateInit2(&stream, 15 + 16) != Z_OK) throw Error(ErrorKind::internal, "zlib does not start");
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(begin));
  stream.avail_in = static_cast<uInt>(end - begin);
  std::string text;
  int state = Z_OK;
  while (state == Z_OK) {
    char piece[16384];
    stream.next_out = reinterpret_cast<Bytef*>(piece);
    stream.avail_out = sizeof(piece);
    state = inflate(&stream, Z_NO_FLUSH);
    text.append(piece, sizeof(piece) - stream.avail_out);
  }
  inflateEnd(&stream);
  if (state != Z_STREAM_END) throw Error(ErrorKind::internal, "A data set is damaged");
  return text;
}

// The columns of comma-separated text, each with its name; quotes hold commas.
std::vector<std::vector<std::string>> read_columns(std::string_view text) {
  std::vector<std::vector<std::string>> columns;
  std::string field;
  std::size_t column = 0;
  bool quoted = false;
  const auto end_field = [&] {
    if (columns.size() <= column) columns.emplace_back();
    columns[column++].push_back(std::exchange(field, {}));
  };
  for (const char c : text) {
    if (c == '"') {
      quoted = !quoted;
    } else if (c == ',' && !quoted) {
      end_field();
    } else if (c == '\n') {
      end_field();
      column = 0;
    } else if (c != '\r') {
      field += c;
    }
  }
  if (column > 0) end_field();
  return columns;
}

template <class T>
bool parse_all(const std::vector<std::string>& fields, std::vector<T>& numbers) {
  for (std::size_t i = 1; i < fields.size(); ++i) {
    T number{};
    const auto read = std::from_chars(fields[i].data(), fields[i].data() + fields[i].size(), number);
    if (read.ec != std::errc() || read.ptr != fields[i].data() + fields[i].size()) return false;
    numbers.push_back(number);
  }
  return true;
}

using Columns = std::vector<std::pair<std::string, dd::Column>>;

Columns read_dataset(const char* begin, const char* end) {
  Columns made;
  for (const auto& fields : read_columns(inflate_gzip(begin, end))) {
    std::vector<std::int64_t> integers;
    std::vector<double> numbers;
    if (parse_all(fields, integers)) {
      made.emplace_back(fields[0], dd::Column(std::span<const std::int64_t>(integers)));
    } else if (parse_all(fields, numbers)) {
      made.emplace_back(fields[0], dd::Column(std::span<const double>(numbers)));
    } else {
      made.emplace_back(fields[0], dd::Column(std::span<const std::string>(fields).subspan(1)));
    }
  }
  return made;
}

// Midnights of dates.
dd::Column timestamps_of(const std::vector<std::string>& dates) {
  std::vector<std::int64_t> moments;
  for (const std::string& date : dates) moments.push_back(base::parse_timestamp(date).value_or(0));
  return dd::stack({dd::Column(std::span<const std::int64_t>(moments))}, dd::DType::timestamp);
}

template <class T>
dd::Column pick(const dd::Column& column, const std::vector<std::size_t>& rows) {
  std::vector<T> values;
  for (const std::size_t row : rows) values.push_back(column.at<T>(row));
  return dd::Column(std::span<const T>(values));
}

dd::Column pick_rows(const dd::Column& column, const std::vector<std::size_t>& rows) {
  if (column.dtype() == dd::DType::int64) return pick<std::int64_t>(column, rows);
  return column.dtype() == dd::DType::float64 ? pick<double>(column, rows) : pick<std::string>(column, rows);
}

void rename(Columns& columns, std::initializer_list<std::pair<std::string_view, std::string_view>> names) {
  for (auto& [name, column] : columns) {
    for (const auto& [from, to] : names) {
      if (name == from) {
        name = to;
        break;
      }
    }
  }
}

}  // namespace

dd::Table gapminder(const Gapminder& options) {
  static const dd::Table all(read_dataset(weft_data_gapminder, weft_data_gapminder_end));
  std::vector<std::size_t> rows;
  const auto years = all["year"].values<std::int64_t>();
  for (std::size_t i = 0; i < all.num_rows(); ++i) {
    if (!options.year || years[i] == *options.year) rows.push_back(i);
  }
  Columns columns;
  for (const std::string& name : all.column_names()) {
    const dd::Column column = all[name];
    if (!options.centroids && name.starts_with("centroid_")) continue;
    if (name == "year" && options.datetimes) {
      std::vector<std::string> dates;
      for (const std::size_t row : rows) dates.push_back(std::to_string(years[row]) + "-01-01");
      columns.emplace_back(name, timestamps_of(dates));
    } else {
      columns.emplace_back(name, pick_rows(column, rows));
    }
  }
  if (options.pretty_names) {
    rename(columns, {{"country", "Country"},
                     {"continent", "Continent"},
                     {"year", "Year"},
                     {"lifeExp", "Life Expectancy"},
                     {"gdpPercap", "GDP per Capita"},
                     {"pop", "Population"},
                     {"iso_alpha", "ISO Alpha Country Code"},
                     {"iso_num", "ISO Numeric Country Code"},
                     {"centroid_lat", "Centroid Latitude"},
                     {"centroid_lon", "Centroid Longitude"}});
  }
  return dd::Table(std::move(columns));
}

dd::Table tips(const Tips& options) {
  Columns columns = read_dataset(weft_data_tips, weft_data_tips_end);
  if (options.pretty_names) {
    rename(columns, {{"total_bill", "Total Bill"},
                     {"tip", "Tip"},
                     {"sex", "Payer Gender"},
                     {"smoker", "Smokers at Table"},
                     {"day", "Day of Week"},
                     {"time", "Meal"},
                     {"size", "Party Size"}});
  }
  return dd::Table(std::move(columns));
}

dd::Table iris() { return dd::Table(read_dataset(weft_data_iris, weft_data_iris_end)); }
dd::Table wind() { return dd::Table(read_dataset(weft_data_wind, weft_data_wind_end)); }
dd::Table election() { return dd::Table(read_dataset(weft_data_election, weft_data_election_end)); }

Json election_geojson() { return base::parse_json(inflate_gzip(weft_data_election_geojson, weft_data_election_geojson_end)); }

dd::Table carshare() { return dd::Table(read_dataset(weft_data_carshare, weft_data_carshare_end)); }

dd::Table stocks(const Stocks& options) {
  Columns columns = read_dataset(weft_data_stocks, weft_data_stocks_end);
  if (options.datetimes) {
    const auto texts = columns[0].second.values<std::string_view>();
    columns[0].second = timestamps_of({texts.begin(), texts.end()});
  }
  return dd::Table(std::move(columns));
}

dd::Table experiment() { return dd::Table(read_dataset(weft_data_experiment, weft_data_experiment_end)); }
dd::Table medals_wide() { return dd::Table(read_dataset(weft_data_medals, weft_data_medals_end)); }

dd::Table medals_long() {
  const dd::Table wide = medals_wide();
  std::vector<std::string> nations, medals;
  std::vector<std::int64_t> counts;
  const auto names = wide["nation"].values<std::string_view>();
  for (const std::string& medal : wide.column_names()) {
    if (medal == "nation") continue;
    for (std::size_t i = 0; i < wide.num_rows(); ++i) {
      nations.emplace_back(names[i]);
      medals.push_back(medal);
      counts.push_back(wide[medal].at<std::int64_t>(i));
    }
  }
  return dd::Table({{"nation", dd::Column(std::span<const std::string>(nations))},
                    {"medal", dd::Column(std::span<const std::string>(medals))},
                    {"count", dd::Column(std::span<const std::int64_t>(counts))}});
}

}  // namespace weft::px::data
