// Groups of rows -> the same rows sorted, with running sums.
#include "express/ecdf.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <string>
#include <type_traits>
#include <vector>

#include <weft/error.h>

#include "express/encode.h"
#include "express/row_order.h"
#include "table/make.h"

namespace weft::px {
namespace {

// Running sums of one group, at the places of its rows.
template <class Number>
class Accumulator {
 public:
  Accumulator(const Arguments& arguments, const dd::Column& base, const dd::Column& summed)
      : arguments_(arguments),
        base_(base),
        summed_(summed),
        sums_(summed.size()),
        shares_(summed.size()),
        valid_(summed.size(), true) {}

  void add(Rows& rows) {
    const bool reversed = arguments_.ecdfmode == "reversed";
    auto index = row_list(rows);
    sort_rows(base_, reversed, index);
    std::vector<double> values;
    Number running = 0;
    for (std::uint32_t row : index) {
      if (is_missing(summed_, row)) {
        values.push_back(0);
        valid_[row] = false;
        continue;
      }
      const auto value = summed_.template at<Number>(row);
      values.push_back(static_cast<double>(value));
      running += value;
      sums_[row] = running;
    }
    const Number total = std::is_integral_v<Number> ? running : static_cast<Number>(pairwise_sum(values.data(), values.size()));
    if (reversed) sort_rows(base_, false, index);
    for (std::uint32_t row : index) {
      if (arguments_.ecdfmode == "complementary") sums_[row] = total - sums_[row];
      shares_[row] = static_cast<double>(sums_[row]) / static_cast<double>(total);
      if (arguments_.ecdfnorm == "percent") shares_[row] *= 100.0;
    }
    rows = Rows{index.size(), false, std::move(index)};
  }

  dd::Column column() const {
    const bool complete = std::all_of(valid_.begin(), valid_.end(), [](bool valid) { return valid; });
    const std::vector<bool> valid = complete ? std::vector<bool>() : valid_;
    if (!arguments_.ecdfnorm.empty()) return dd::Column(shares_, valid);
    if constexpr (std::is_same_v<Number, std::uint64_t>) {
      return dd::make_unsigned(sums_);  // only columns without nulls are summed up as such
    } else {
      return dd::Column(sums_, valid);
    }
  }

 private:
  const Arguments& arguments_;
  const dd::Column& base_;
  const dd::Column& summed_;
  std::vector<Number> sums_;
  std::vector<double> shares_;
  std::vector<bool> valid_;
};

}  // namespace

void accumulate(Plan& plan) {
  const bool vertical = plan.arguments.orientation == "v";
  const auto& base = plan.bound[vertical ? Argument::x : Argument::y];
  const NamedColumn summed = *plan.bound[vertical ? Argument::y : Argument::x];
  if (!dd::is_numeric(summed.column.dtype())) {
    throw Error(ErrorKind::user, std::string("Argument '") + (vertical ? "y" : "x") + "' needs numbers: column " + summed.name +
                                     " is of type " + std::string(to_string(summed.column.dtype())));
  }
  const auto run = [&](auto accumulator) {
    for (auto& group : plan.grouping.groups) accumulator.add(group.rows);
    return accumulator.column();
  };
  const bool whole = dd::is_integer(summed.column.dtype()) && summed.column.null_count() == 0;
  const auto sum_as = [&]<class Number>(Number) { return run(Accumulator<Number>(plan.arguments, base->column, summed.column)); };
  const dd::DType type = summed.column.dtype();
  const bool is_unsigned = type >= dd::DType::uint8 && type <= dd::DType::uint64;
  const dd::Column sums = !whole ? sum_as(double()) : is_unsigned ? sum_as(std::uint64_t()) : sum_as(std::int64_t());
  plan.bound.for_each([&](NamedColumn& column) {
    if (column.name == summed.name) column.column = sums;
  });
}

}  // namespace weft::px
