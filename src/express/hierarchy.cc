// Columns from a root to its leaves -> the parts of every level, each with its parent.
#include "express/hierarchy.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <iterator>
#include <map>
#include <numeric>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include <weft/error.h>

#include "base/json_writer.h"
#include "express/categories.h"
#include "express/encode.h"
#include "express/row_order.h"

namespace weft::px {
namespace {

constexpr const char* mixed = "(?)";

// A sum that keeps what rounding loses, as pandas' groups do.
struct Sum {
  double total = 0;
  double lost = 0;

  void add(double value) {
    if (std::isnan(value)) return;
    const double corrected = value - lost;
    const double next = total + corrected;
    lost = next - total - corrected;
    if (std::isnan(lost)) lost = 0;
    total = next;
  }
};

// A part of one level: the rows that it is made of.
struct Part {
  std::string label, parent, id;
  std::vector<std::uint32_t> rows;
  bool adjacent = true;  // whether the rows of each part of its level lie together
};

// pandas writes a column of midnights as days.
bool has_only_days(const dd::Column& column) {
  if (column.dtype() != dd::DType::timestamp) return false;
  for (std::size_t row = 0; row < column.size(); ++row) {
    if (!is_missing(column, row) && column.at<std::int64_t>(row) % 86'400'000'000 != 0) return false;
  }
  return true;
}

// A float of 32 bits as NumPy's str() writes it: "0.1", "1e+06".
std::string numpy_text(float number) {
  const double size = std::abs(static_cast<double>(number));
  const bool has_exponent = size != 0 && (size < 1e-4 || size >= 1e6);
  char buffer[64];
  const auto end =
      std::to_chars(buffer, std::end(buffer), number, has_exponent ? std::chars_format::scientific : std::chars_format::fixed);
  std::string text(buffer, end.ptr);
  if (!has_exponent && text.find('.') == text.npos) text += ".0";
  return std::isfinite(number) ? text : base::repr(static_cast<double>(number));
}

// What pandas makes of the value of a row when it turns a column into text.
std::string written(const dd::Column& column, std::size_t row) {
  if (column.dtype() == dd::DType::float32 && !is_missing(column, row)) return numpy_text(column.at<float>(row));
  return text_of(column, row);
}

void cut_to_day(std::string& text) {
  constexpr std::size_t day = std::string_view("2024-01-01").size();
  if (text.size() > day) text.resize(day);
}

class Hierarchy {
 public:
  explicit Hierarchy(Bound& bound) : bound_(bound) {
    for (const auto& column : bound_.path) {
      Categories& level = levels_.emplace_back(categorize(column.column));
      if (column.column.dtype() == dd::DType::float32) {
        for (std::size_t row = 0; row < bound_.num_rows; ++row) level.texts[level.codes[row]] = written(column.column, row);
      }
      if (has_only_days(column.column)) std::ranges::for_each(levels_.back().texts, cut_to_day);
    }
  }

  void build() {
    check_leaves();
    settle_values();
    for (std::size_t depth = levels_.size(); depth-- > 0;) add_level(depth);
    sort_by_color();
    write();
  }

 private:
  bool is_missing_at(std::size_t row, std::size_t depth) const { return levels_[depth].missing == levels_[depth].codes[row]; }

  const std::string& text_at(std::size_t row, std::size_t depth) const { return levels_[depth].texts[levels_[depth].codes[row]]; }

  std::vector<std::uint32_t> codes_at(std::size_t row, std::size_t depth) const {
    std::vector<std::uint32_t> codes;
    for (std::size_t i = 0; i < depth; ++i) codes.push_back(levels_[i].codes[row]);
    return codes;
  }

  std::string path_of(std::size_t row) const {
    std::string path;
    for (std::size_t depth = 0; depth < levels_.size() && !is_missing_at(row, depth); ++depth) {
      path += (path.empty() ? "" : "/") + text_at(row, depth);
    }
    return path;
  }

  // A null ends a branch: nothing may come below it, in its own row or in another.
  void check_leaves() const {
    std::set<std::vector<std::uint32_t>> inner;
    std::vector<std::size_t> depths(bound_.num_rows);
    for (std::size_t row = 0; row < bound_.num_rows; ++row) {
      std::size_t depth = 0;
      while (depth < levels_.size() && !is_missing_at(row, depth)) ++depth;
      depths[row] = depth;
      for (std::size_t below = depth; below < levels_.size(); ++below) {
        if (is_missing_at(row, below)) continue;
        throw Error(ErrorKind::user, "Argument 'path' has a null above " + text_at(row, below) + " at row " +
                                         std::to_string(row) + ": column " + bound_.path[depth].name);
      }
      if (depth == 0) {
        throw Error(ErrorKind::user, "Argument 'path' has a null at the root, at row " + std::to_string(row) + ": column " +
                                         bound_.path.front().name);
      }
      for (std::size_t above = 1; above < depth; ++above) inner.insert(codes_at(row, above));
    }
    for (std::size_t row = 0; row < bound_.num_rows; ++row) {
      if (depths[row] == levels_.size() || !inner.contains(codes_at(row, depths[row]))) continue;
      throw Error(ErrorKind::user, "Argument 'path' ends at row " + std::to_string(row) +
                                       " with a part that other rows go on from: " + path_of(row));
    }
  }

  bool is_taken(const std::string& name) const {
    return std::any_of(bound_.all.begin(), bound_.all.end(), [&](const auto& column) { return column.name == name; });
  }

  // Finds what is summed up, and what is averaged by it.
  void settle_values() {
    const auto& values = bound_[Argument::values];
    const auto& color = bound_[Argument::color];
    color_is_number_ = color && is_continuous(color->column.dtype());
    if (values) {
      if (!dd::is_numeric(values->column.dtype())) {
        throw Error(ErrorKind::user, "Argument 'values' needs numbers: column " + values->name + " is of type " +
                                         std::string(to_string(values->column.dtype())));
      }
      values_ = values->column.to_doubles();
      values_name_ = values->name;
      if (color && color->name == values->name) values_name_ += "_sum";
      return;
    }
    values_name_ = "count";
    if (!is_taken(values_name_)) return;
    values_name_.clear();
    for (const auto& column : bound_.all) values_name_ += column.name;
    for (auto column = bound_.path.rbegin(); column != bound_.path.rend(); ++column) values_name_ += column->name + "_path_copy";
  }

  void add_level(std::size_t depth) {
    std::map<std::vector<std::uint32_t>, std::size_t> known;
    const std::size_t first = parts_.size();
    bool adjacent = true;
    for (std::size_t row = 0; row < bound_.num_rows; ++row) {
      bool ends_above = false;
      for (std::size_t above = 0; above <= depth; ++above) ends_above = ends_above || is_missing_at(row, above);
      if (ends_above) {
        adjacent = adjacent && parts_.size() == first;
        continue;
      }
      const auto [at, is_new] = known.try_emplace(codes_at(row, depth + 1), parts_.size());
      if (is_new) parts_.push_back(make_part(row, depth));
      adjacent = adjacent && at->second + 1 == parts_.size();
      parts_[at->second].rows.push_back(static_cast<std::uint32_t>(row));
    }
    for (std::size_t part = first; part < parts_.size(); ++part) parts_[part].adjacent = adjacent;
  }

  Part make_part(std::size_t row, std::size_t depth) const {
    Part part{text_at(row, depth), "", "", {}};
    for (std::size_t above = 0; above < depth; ++above) part.parent += (above == 0 ? "" : "/") + text_at(row, above);
    part.id = depth == 0 ? part.label : part.parent + "/" + part.label;
    if (part.parent.starts_with('/')) part.parent.erase(0, 1);
    return part;
  }

  // What all rows of a part have in common; nothing when that is null.
  std::optional<std::string> common(const std::vector<std::string>& texts, const std::vector<bool>& missing,
                                    const Part& part) const {
    const std::uint32_t first = part.rows.front();
    for (std::uint32_t row : part.rows) {
      if (missing[row] != missing[first] || (!missing[row] && texts[row] != texts[first])) return mixed;
    }
    return missing[first] ? std::nullopt : std::optional(texts[first]);
  }

  dd::Column common_column(const dd::Column& column) const {
    std::vector<std::string> texts(column.size());
    std::vector<bool> missing(column.size());
    for (std::size_t row = 0; row < column.size(); ++row) {
      missing[row] = is_missing(column, row);
      texts[row] = written(column, row);
    }
    if (has_only_days(column)) std::ranges::for_each(texts, cut_to_day);
    std::vector<std::string> shared;
    std::vector<bool> valid;
    for (const auto& part : parts_) {
      const auto text = common(texts, missing, part);
      shared.push_back(text.value_or(""));
      valid.push_back(text.has_value());
    }
    const bool complete = std::all_of(valid.begin(), valid.end(), [](bool is_valid) { return is_valid; });
    return dd::Column(shared, complete ? std::vector<bool>() : valid);
  }

  double value_at(std::size_t row) const { return values_.empty() ? 1 : values_[row]; }

  // The sum of each part, to the last digit as pandas has it: NumPy adds up what lies together, unless something is missing.
  std::vector<double> sums_of(const std::vector<double>& values) const {
    const bool complete = std::none_of(values.begin(), values.end(), [](double value) { return std::isnan(value); });
    std::vector<double> sums;
    for (const auto& part : parts_) {
      if (complete && part.adjacent) {
        const double* first = values.data() + part.rows.front();
        sums.push_back(part.rows.size() == 1 ? *first : *first + pairwise_sum(first + 1, part.rows.size() - 1));
        continue;
      }
      Sum sum;
      for (std::uint32_t row : part.rows) sum.add(values[row]);
      sums.push_back(sum.total);
    }
    return sums;
  }

  dd::Column sums() const {
    if (!values_.empty()) return dd::Column(sums_of(values_));
    std::vector<std::int64_t> counts;
    for (const auto& part : parts_) counts.push_back(static_cast<std::int64_t>(part.rows.size()));
    return dd::Column(counts);
  }

  dd::Column averages(const dd::Column& column) const {
    auto weighted = column.to_doubles();
    for (std::size_t row = 0; row < weighted.size(); ++row) weighted[row] *= value_at(row);
    auto averages = sums_of(weighted);
    const auto weights = sums().to_doubles();
    for (std::size_t part = 0; part < averages.size(); ++part) averages[part] /= weights[part];
    return dd::Column(averages);
  }

  // "(?)" is to have the first of the colors.
  void sort_by_color() {
    const auto& color = bound_[Argument::color];
    if (!color || color_is_number_) return;
    const dd::Column shared = common_column(color->column);
    std::vector<std::uint32_t> order(parts_.size());
    std::iota(order.begin(), order.end(), 0);
    sort_rows(shared, false, order);
    std::vector<Part> sorted;
    for (std::uint32_t part : order) sorted.push_back(std::move(parts_[part]));
    parts_ = std::move(sorted);
  }

  void write() {
    std::vector<std::string> labels, parents, ids;
    for (const auto& part : parts_) {
      labels.push_back(part.label);
      parents.push_back(part.parent);
      ids.push_back(part.id);
    }
    const std::string* color = bound_.name(Argument::color);
    std::map<std::string, dd::Column> made;
    for (const auto& column : bound_.all) {
      const bool averaged = color && *color == column.name && color_is_number_;
      const bool summed = column.name == values_name_;
      made.emplace(column.name, averaged ? averages(column.column) : summed ? sums() : common_column(column.column));
    }
    const NamedColumn values{values_name_, sums()};
    bound_.for_each([&](NamedColumn& column) { column.column = made.at(column.name); });
    bound_[Argument::values] = values;
    bound_[Argument::names] = {"labels", dd::Column(labels)};
    bound_[Argument::parents] = {"parent", dd::Column(parents)};
    bound_[Argument::ids] = {"id", dd::Column(ids)};
    bound_.path.clear();
    bound_.num_rows = parts_.size();
    if (!color) return;
    auto& hover = bound_.hover_data;
    const bool is_dict =
        std::any_of(hover.begin(), hover.end(), [](const auto& item) { return !item.show || !item.format.empty(); });
    const bool has = std::any_of(hover.begin(), hover.end(), [&](const auto& item) { return item.column.name == *color; });
    if (!is_dict || !has) hover.push_back({*bound_[Argument::color]});
  }

  Bound& bound_;
  std::vector<Categories> levels_;  // from the root down
  std::vector<Part> parts_;
  std::vector<double> values_;  // empty where rows are counted
  std::string values_name_;
  bool color_is_number_ = false;
};

}  // namespace

void build_hierarchy(Bound& bound) { Hierarchy(bound).build(); }

}  // namespace weft::px
