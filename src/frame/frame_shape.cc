// DataFrame and Series: what they consist of, and how much of it there is.
#include <algorithm>
#include <map>

#include <weft/dataframe.h>

#include "base/text.h"
#include "frame/results.h"
#include "frame/row_count.h"
#include "frame/row_label.h"
#include "plan/index.h"
#include "plan/ops/partition_summary.h"
#include "plan/ops/project.h"
#include "plan/ops/tail.h"

namespace weft::dd {

using namespace plan;

std::pair<Scalar, std::size_t> DataFrame::shape() const { return {size(), expr_->schema().size()}; }

std::vector<std::pair<std::string, Series>> DataFrame::items() const {
  std::vector<std::pair<std::string, Series>> items;
  for (const std::string& name : columns()) items.emplace_back(name, (*this)[name]);
  return items;
}

Series DataFrame::squeeze() const {
  if (columns().size() != 1) throw Error(ErrorKind::user, "squeeze needs one column; have: " + base::join(columns()));
  return (*this)[columns()[0]];
}

std::string DataFrame::info() const {
  const Schema& schema = expr_->schema();
  std::size_t widest = 6;
  for (const Field& field : schema.columns()) widest = std::max(widest, field.name.size());
  const std::size_t digits = std::to_string(schema.size()).size();
  std::string text = "DataFrame: " + std::to_string(schema.size()) + " columns in " + std::to_string(npartitions()) +
                     (npartitions() == 1 ? " partition" : " partitions");
  if (const auto index = index_of(expr_)) text += ", index " + index->column;
  text += '\n' + std::string(digits - 1, ' ') + "#  Column" + std::string(widest - 4, ' ') + "Dtype\n";
  std::map<std::string, int> types;
  for (std::size_t number = 0; number < schema.size(); ++number) {
    const Field& field = schema[number];
    const std::string place = std::to_string(number);
    text += std::string(digits - place.size(), ' ') + place + "  " + field.name +
            std::string(widest - field.name.size() + 2, ' ') + type_name(field.type) + '\n';
    ++types[type_name(field.type)];
  }
  std::vector<std::string> counts;
  for (const auto& [name, count] : types) counts.push_back(name + '(' + std::to_string(count) + ')');
  return text + "dtypes: " + base::join(counts) + '\n';
}

std::vector<std::pair<std::string, std::uint64_t>> DataFrame::memory_usage(const MemoryUsage& options) const {
  const DataFrame counted = options.index ? *this : (*this)[frame::data_columns(expr_)];
  return counted.memory_usage(options.compute);
}

std::vector<std::pair<std::string, std::uint64_t>> DataFrame::memory_usage(const ComputeOptions& options) const {
  std::vector<Expr> summaries;
  for (const std::string& name : columns()) summaries.push_back(make(PartitionSummary{}, {select(expr_, {name})}));
  const std::vector<weft::detail::Computed> computed = weft::detail::compute_all(summaries, options);
  std::vector<std::pair<std::string, std::uint64_t>> usage;
  for (std::size_t index = 0; index < computed.size(); ++index) {
    std::uint64_t bytes = 0;
    for (const std::int64_t part : computed[index].table["bytes"].values<std::int64_t>())
      bytes += static_cast<std::uint64_t>(part);
    usage.emplace_back(columns()[index], bytes);
  }
  return usage;
}

std::uint64_t DataFrame::nbytes(const ComputeOptions& options) const {
  std::uint64_t bytes = 0;
  for (const auto& [name, of_column] : memory_usage(options)) bytes += of_column;
  return bytes;
}

DataFrame DataFrame::iloc(const std::vector<std::int64_t>& places) const {
  const std::vector<std::string> names = columns();
  const auto count = static_cast<std::int64_t>(names.size());
  std::vector<std::string> chosen;
  for (const std::int64_t place : places) {
    if (place < -count || place >= count)
      throw Error(ErrorKind::user,
                  "iloc: there are " + std::to_string(count) + " columns, so there is none at " + std::to_string(place));
    chosen.push_back(names[static_cast<std::size_t>(place < 0 ? place + count : place)]);
  }
  return (*this)[chosen];
}

DataFrame DataFrame::iloc(std::int64_t begin, std::int64_t end) const {
  const auto count = static_cast<std::int64_t>(columns().size());
  const auto place = [&](std::int64_t at) { return std::clamp<std::int64_t>(at < 0 ? at + count : at, 0, count); };
  std::vector<std::int64_t> places;
  for (std::int64_t at = place(begin); at < place(end); ++at) places.push_back(at);
  return iloc(places);
}

std::uint64_t Series::nbytes(const ComputeOptions& options) const { return to_frame().nbytes(options); }
std::size_t Series::npartitions() const { return to_frame().npartitions(); }
Series Series::partitions(std::size_t index) const { return Series(to_frame().partitions(index).expr()); }
Series Series::partitions(std::size_t begin, std::size_t end) const { return Series(to_frame().partitions(begin, end).expr()); }
Series Series::partitions(const std::vector<std::size_t>& indexes) const { return Series(to_frame().partitions(indexes).expr()); }
Series Series::repartition(const RepartitionOptions& options) const { return Series(to_frame().repartition(options).expr()); }
Series Series::sample(const SampleOptions& options) const { return Series(to_frame().sample(options).expr()); }

DataFrame Series::to_frame() const { return DataFrame(expr_); }
DataFrame Series::to_frame(const std::string& name) const { return DataFrame(rename(name).expr()); }
Series Series::dropna() const { return (*this)[notna()]; }
Series Series::drop_duplicates(const DropDuplicates& options) const { return to_frame().drop_duplicates(options)[name()]; }
Series Series::sort_values(const SortValues& options) const { return to_frame().sort_values(name(), options)[name()]; }
Column Series::tail(std::size_t n) const {
  return frame::compute_table(make(Tail{frame::row_count(n, "tail")}, {expr_})).column(0);
}

}  // namespace weft::dd
