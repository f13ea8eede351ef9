// A number -> tables of random rows.
#include "fuzz/random_data.h"

#include <cmath>
#include <filesystem>
#include <limits>
#include <optional>
#include <stdexcept>

#include <arrow/array.h>
#include <arrow/array/builder_binary.h>
#include <arrow/array/builder_dict.h>
#include <arrow/array/builder_primitive.h>
#include <arrow/io/file.h>
#include <arrow/table.h>
#include <arrow/type.h>
#include <parquet/arrow/writer.h>

#include "fuzz/random_choice.h"

namespace weft::fuzz {
namespace {

namespace fs = std::filesystem;
using dd::DType;

template <class T>
T checked(arrow::Result<T> result) {
  if (!result.ok()) throw std::runtime_error(result.status().ToString());
  return std::move(result).ValueUnsafe();
}
void checked(const arrow::Status& status) {
  if (!status.ok()) throw std::runtime_error(status.ToString());
}

/// How a column is filled.
struct Recipe {
  SqlColumn column;
  int null_percent = 0;
  int different = 0;  // values are drawn from so many; 0: from all
};

const std::vector<std::string>& words() {
  static const std::vector<std::string> all{"",
                                            "a",
                                            "b",
                                            "ab",
                                            "abc",
                                            "Zürich",
                                            "naïve",
                                            "日本語",
                                            "😀 ok",
                                            " a ",
                                            "one, two",
                                            "\"x\"",
                                            "a\nb",
                                            "a\tb",
                                            "12",
                                            "-7.5",
                                            "twelve bytes",
                                            "thirteen byte",
                                            "élan",
                                            "aaa",
                                            "ÀÉÎ",
                                            "x-y-z",
                                            "%_",
                                            "back\\slash",
                                            "it's",
                                            std::string(200, 'q') + "é",
                                            "the quick brown fox jumps"};
  return all;
}

std::string random_text(Choice& choice, int different) {
  if (different > 0) return words()[choice.below(std::min<std::size_t>(static_cast<std::size_t>(different), words().size()))];
  if (choice.percent(40)) return choice.of(words());
  std::string made = choice.percent(30) ? "shared prefix " : "";
  for (std::size_t left = choice.below(15); left > 0; --left) made += static_cast<char>('a' + choice.below(4));
  return made;
}

/// A whole number of a type: small ones, its extremes, and any.
std::int64_t random_whole(Choice& choice, DType type, const Facts& facts, int different) {
  if (different > 0) return choice.between(0, different - 1);
  const bool is_unsigned = type >= dd::uint8 && type <= dd::uint64;
  if (facts.whole < bits_of(type)) return choice.between(is_unsigned ? 0 : -(1 << facts.whole) + 1, (1 << facts.whole) - 1);
  if (choice.percent(40)) return choice.between(is_unsigned ? 0 : -10, 10);
  const int shift = 64 - bits_of(type);
  const std::uint64_t all = ~std::uint64_t{0} >> shift;
  if (choice.percent(20))
    return static_cast<std::int64_t>(is_unsigned ? choice.of({all, all - 1, std::uint64_t{0}, all / 2})
                                                 : choice.of({all / 2, all / 2 - 1, ~(all / 2), ~(all / 2) + 1}));
  const std::uint64_t bits = choice.bits();
  return is_unsigned ? static_cast<std::int64_t>(bits >> shift) : static_cast<std::int64_t>(bits) >> shift;
}

double random_float(Choice& choice, const Facts& facts, int different) {
  constexpr double nan = std::numeric_limits<double>::quiet_NaN(), infinity = std::numeric_limits<double>::infinity();
  if (choice.percent(10)) return nan;
  if (choice.percent(5)) return -0.0;
  if (facts.infinite && choice.percent(5)) return choice.of({infinity, -infinity});
  if (different > 0) return static_cast<double>(choice.between(0, different - 1)) / 2;
  if (facts.fraction < any_fraction) return static_cast<double>(choice.between(-4000, 4000)) / 4;
  return choice.of({1e300, -1e300, 5e-324, 0.1, 1.0 / 3, 123456789.125, 1e15, 1e16, 1e22, -2.5e-7, 3.0,
                    static_cast<double>(choice.between(-1000, 1000)) * 1.1});
}

template <class Builder, class Draw>
std::shared_ptr<arrow::Array> filled(Builder&& builder, Choice choice, const Recipe& recipe, std::size_t rows, Draw draw) {
  for (std::size_t row = 0; row < rows; ++row) {
    const bool is_null = choice.percent(recipe.null_percent);
    const auto value = draw(choice);
    checked(is_null ? builder.AppendNull() : builder.Append(value));
  }
  return checked(builder.Finish());
}

template <class Builder>
std::shared_ptr<arrow::Array> whole_numbers(Choice choice, const Recipe& recipe, std::size_t rows) {
  return filled(Builder(), choice, recipe, rows, [&](Choice& one) {
    return static_cast<typename Builder::value_type>(
        random_whole(one, recipe.column.type, recipe.column.facts, recipe.different));
  });
}

std::shared_ptr<arrow::Array> moments(std::shared_ptr<arrow::DataType> type, Choice choice, const Recipe& recipe,
                                      std::size_t rows) {
  constexpr std::int64_t day = 86'400'000'000, hour = 3'600'000'000;
  const int different = recipe.different;
  const auto draw = [&](Choice& one) -> std::int64_t {
    if (recipe.column.type == dd::duration)
      return different ? one.between(-2, different - 2) * hour : one.between(-30 * day, 30 * day);
    if (recipe.column.type == dd::time) return different ? one.between(0, different - 1) * hour : one.between(0, day - 1);
    if (different) return (10957 + one.between(0, different - 1)) * day + (one.percent(30) ? 0 : one.between(0, 2) * hour);
    return one.between(-25'000 * day, 40'000 * day);
  };
  if (recipe.column.type == dd::time)
    return filled(arrow::Time64Builder(type, arrow::default_memory_pool()), choice, recipe, rows, draw);
  if (recipe.column.type == dd::duration)
    return filled(arrow::DurationBuilder(type, arrow::default_memory_pool()), choice, recipe, rows, draw);
  return filled(arrow::TimestampBuilder(type, arrow::default_memory_pool()), choice, recipe, rows, draw);
}

std::shared_ptr<arrow::Array> random_column(std::uint64_t seed, const Recipe& recipe, std::size_t rows) {
  const Choice choice(seed);
  const Facts& facts = recipe.column.facts;
  switch (recipe.column.type) {
    case dd::boolean:
      return filled(arrow::BooleanBuilder(), choice, recipe, rows, [](Choice& one) { return one.percent(50); });
    case dd::int8:
      return whole_numbers<arrow::Int8Builder>(choice, recipe, rows);
    case dd::int16:
      return whole_numbers<arrow::Int16Builder>(choice, recipe, rows);
    case dd::int32:
      return whole_numbers<arrow::Int32Builder>(choice, recipe, rows);
    case dd::int64:
      return whole_numbers<arrow::Int64Builder>(choice, recipe, rows);
    case dd::uint8:
      return whole_numbers<arrow::UInt8Builder>(choice, recipe, rows);
    case dd::uint16:
      return whole_numbers<arrow::UInt16Builder>(choice, recipe, rows);
    case dd::uint32:
      return whole_numbers<arrow::UInt32Builder>(choice, recipe, rows);
    case dd::uint64:
      return whole_numbers<arrow::UInt64Builder>(choice, recipe, rows);
    case dd::float32:
      return filled(arrow::FloatBuilder(), choice, recipe, rows,
                    [&](Choice& one) { return static_cast<float>(random_float(one, facts, recipe.different)); });
    case dd::float64:
      return filled(arrow::DoubleBuilder(), choice, recipe, rows,
                    [&](Choice& one) { return random_float(one, facts, recipe.different); });
    case dd::string:
      return filled(arrow::StringBuilder(), choice, recipe, rows,
                    [&](Choice& one) { return random_text(one, recipe.different); });
    case dd::date:
      return filled(arrow::Date32Builder(), choice, recipe, rows, [&](Choice& one) {
        return static_cast<std::int32_t>(recipe.different ? 10957 + one.between(0, recipe.different)
                                                          : one.between(-25'000, 40'000));
      });
    case dd::time:
      return moments(arrow::time64(arrow::TimeUnit::MICRO), choice, recipe, rows);
    case dd::timestamp:
      return moments(arrow::timestamp(arrow::TimeUnit::MICRO), choice, recipe, rows);
    case dd::duration:
      return moments(arrow::duration(arrow::TimeUnit::MICRO), choice, recipe, rows);
    default: {
      arrow::StringBuilder list;
      for (const std::string& category : recipe.column.categories) checked(list.Append(category));
      const auto size = static_cast<std::int64_t>(recipe.column.categories.size());
      const auto codes = filled(arrow::Int32Builder(), choice, recipe, rows,
                                [&](Choice& one) { return static_cast<std::int32_t>(one.between(0, size - 1)); });
      return std::make_shared<arrow::DictionaryArray>(arrow::dictionary(arrow::int32(), arrow::utf8()), codes,
                                                      checked(list.Finish()));
    }
  }
}

/// Some columns: keys of few different values that all tables share, so that they join, and others that each table has alone.
std::vector<Recipe> random_columns(Choice& choice, const std::string& table) {
  const Facts quarters{.whole = 10, .fraction = 2}, wild{.infinite = true, .whole = any_fraction, .fraction = any_fraction};
  Facts infinite_quarters = quarters;
  infinite_quarters.infinite = true;
  std::vector<Recipe> shared{
      {{"k", choice.of({dd::int64, dd::int64, dd::int32, dd::uint8}), {.whole = 4}}, 0, 6},
      {{"s", dd::string}, 0, choice.of({4, 12, 27})},
      {{"f", dd::float64, {.whole = 4, .fraction = 1}}, 0, 5},
      {{"d", dd::date}, 0, 8},
  };
  std::vector<Recipe> own;
  const auto add = [&](const char* name, DType type, const Facts& facts, int different = 0) {
    own.push_back({{table + "_" + name, type, facts}, 0, different});
  };
  add("b", dd::boolean, facts_of(dd::boolean));
  for (const DType type : {dd::int8, dd::int16, dd::int32, dd::int64, dd::uint8, dd::uint16, dd::uint32, dd::uint64})
    add((std::string(type >= dd::uint8 ? "u" : "i") + std::to_string(bits_of(type))).c_str(), type, facts_of(type));
  add("n", dd::int64, {.whole = 10});
  add("n32", dd::int32, {.whole = 10});
  add("f32", dd::float32, quarters);
  add("f64", dd::float64, quarters);
  add("inf", dd::float64, infinite_quarters);
  add("wild", dd::float64, wild);
  add("text", dd::string, {});
  add("date", dd::date, {});
  add("ts", dd::timestamp, {});
  add("near", dd::timestamp, {}, 9);
  add("dur", dd::duration, {.whole = 42}, choice.of({0, 5}));
  add("time", dd::time, {});
  add("cat", dd::category, {});
  own.back().column.categories = {"low", "high", "", "mid", "never", "né"};

  std::vector<Recipe> made;
  for (Recipe& recipe : shared)
    if (choice.percent(75)) made.push_back(recipe);
  for (std::size_t left = 3 + choice.below(7); left > 0; --left) {
    const std::size_t at = choice.below(own.size());
    made.push_back(own[at]);
    own.erase(own.begin() + static_cast<std::ptrdiff_t>(at));
  }
  for (Recipe& recipe : made) recipe.null_percent = choice.of({0, 10, 10, 40, 0, 10, 10, 0, 20, 100});
  return made;
}

/// What CSV has no form for is read as something else, or not at all.
bool fits_csv(const SqlColumn& column) {
  return column.type != dd::duration && column.type != dd::time && column.type != dd::category && column.type != dd::uint64;
}

std::string csv_value(const SqlColumn& column) {
  const std::string name = sql_name(column.name);
  if (dd::is_floating(column.type)) return "CASE WHEN isnan(" + name + ") THEN NULL ELSE " + name + " END";
  return column.type == dd::string ? "nullif(" + name + ", '')" : name;
}

}  // namespace

void write_for_duckdb(const std::shared_ptr<arrow::Table>& table, const std::string& path) {
  std::vector<std::shared_ptr<arrow::Field>> fields;
  std::vector<std::shared_ptr<arrow::ChunkedArray>> columns;
  for (int index = 0; index < table->num_columns(); ++index) {
    std::shared_ptr<arrow::ChunkedArray> column = table->column(index);
    std::shared_ptr<arrow::DataType> type = column->type();
    arrow::ArrayVector chunks;
    for (const auto& chunk : column->chunks()) {
      if (type->id() == arrow::Type::DURATION) {
        chunks.push_back(checked(chunk->View(arrow::int64())));
      } else if (type->id() == arrow::Type::DICTIONARY) {
        const auto& encoded = static_cast<const arrow::DictionaryArray&>(*chunk);
        const auto& list = static_cast<const arrow::StringArray&>(*encoded.dictionary());
        arrow::StringBuilder texts;
        for (std::int64_t row = 0; row < encoded.length(); ++row)
          checked(encoded.IsNull(row) ? texts.AppendNull() : texts.Append(list.GetView(encoded.GetValueIndex(row))));
        chunks.push_back(checked(texts.Finish()));
      } else {
        chunks.push_back(chunk);
      }
    }
    if (type->id() == arrow::Type::DURATION) type = arrow::int64();
    if (type->id() == arrow::Type::DICTIONARY) type = arrow::utf8();
    fields.push_back(arrow::field(table->field(index)->name(), type));
    columns.push_back(std::make_shared<arrow::ChunkedArray>(std::move(chunks), type));
  }
  const auto plain = arrow::Table::Make(arrow::schema(fields), columns, table->num_rows());
  const auto file = checked(arrow::io::FileOutputStream::Open(path));
  // DuckDB takes it from bounds, which leave NaN out as the format wants it, that there is none.
  const auto properties = parquet::WriterProperties::Builder().disable_statistics()->build();
  checked(parquet::arrow::WriteTable(*plain, arrow::default_memory_pool(), file, 1 << 20, properties));
  checked(file->Close());
}

RandomData::RandomData(std::uint64_t seed, const std::string& folder, std::size_t most_rows) {
  Choice choice(seed);
  fs::create_directories(folder);
  for (std::size_t index = 0, count = 2 + choice.below(2); index < count; ++index) {
    const std::string name = "t" + std::to_string(index);
    const std::vector<Recipe> recipes = random_columns(choice, name);
    const std::size_t drawn = choice.of<std::size_t>({0, 1, 5, 30, 100, 100, 300, 300, 1000, 1000, 3000, 3000});
    const std::size_t rows = std::min(drawn, most_rows);
    Source source;
    source.kind = choice.of({Source::Kind::memory, Source::Kind::csv, Source::Kind::parquet});
    source.partitions = 2 + choice.below(9);
    source.blocksize = choice.of<std::uint64_t>({200, 1000, 5000});
    std::vector<std::shared_ptr<arrow::Field>> fields;
    arrow::ArrayVector arrays;
    std::vector<std::string> values;
    for (const Recipe& recipe : recipes) {
      if (source.kind == Source::Kind::csv && !fits_csv(recipe.column)) continue;
      source.columns.push_back(recipe.column);
      arrays.push_back(random_column(mix(mix(seed, index), recipe.column.name), recipe, rows));
      fields.push_back(arrow::field(recipe.column.name, arrays.back()->type()));
      values.push_back((source.kind == Source::Kind::csv ? csv_value(recipe.column) : sql_name(recipe.column.name)) + " AS " +
                       sql_name(recipe.column.name));
    }
    source.rows = arrow::Table::Make(arrow::schema(fields), arrays, static_cast<std::int64_t>(rows));
    source.path = folder + "/" + name;
    const dd::DataFrame written = dd::from_table(dd::Table(source.rows), {.npartitions = source.partitions});
    if (source.kind == Source::Kind::csv) {
      written.to_csv(source.path + ".csv", {.single_file = true});
      // Blocks that a row may be too long for, but not thousands of them.
      source.blocksize = std::max<std::uint64_t>(source.blocksize, fs::file_size(source.path + ".csv") / 20);
    }
    if (source.kind == Source::Kind::parquet)
      written.to_parquet(source.path,
                         {.overwrite = true, .row_group_size = std::max(choice.of<std::size_t>({7, 100, 5000}), rows / 20)});

    arrow::Int64Builder numbers;
    for (std::size_t row = 0; row < rows; ++row) checked(numbers.Append(static_cast<std::int64_t>(row)));
    const auto numbered = checked(source.rows->AddColumn(source.rows->num_columns(), arrow::field("#", arrow::int64()),
                                                         std::make_shared<arrow::ChunkedArray>(checked(numbers.Finish()))));
    write_for_duckdb(numbered, source.path + ".duckdb.parquet");
    statements_.push_back("CREATE TABLE " + name + " AS SELECT " + joined(values) + ", \"#\" FROM read_parquet(" +
                          sql_text(source.path + ".duckdb.parquet") + ")");
    tables_.push_back(std::move(source));
  }
}

SqlFrame RandomData::frame(std::size_t index, bool many) const {
  const Source& source = tables_[index];
  const auto lazy = [&] {
    switch (source.kind) {
      case Source::Kind::csv: {
        dd::ReadCsv options;
        options.blocksize = many ? source.blocksize : 0;
        for (const SqlColumn& column : source.columns) options.dtype[column.name] = column.type;
        return dd::read_csv(source.path + ".csv", options);
      }
      case Source::Kind::parquet:
        return dd::read_parquet(source.path, {.blocksize = many ? dd::Bytes(source.blocksize) : dd::Bytes("64MB")});
      default:
        return dd::from_table(dd::Table(source.rows), {.npartitions = many ? source.partitions : 1});
    }
  };
  SqlFrame made{lazy(), "t" + std::to_string(index), source.columns, true, static_cast<double>(source.rows->num_rows())};
  // A file has the list of the categories that its dictionaries hold, if any.
  for (SqlColumn& column : made.columns) {
    if (column.type != dd::category) continue;
    const dd::CategoryMethods categories = made.frame[column.name].cat();
    column.categories = categories.known() ? categories.categories() : std::vector<std::string>{};
  }
  return made;
}

}  // namespace weft::fuzz
