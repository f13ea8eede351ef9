// Aggregate functions -> their states.
#include "kernel/aggregate/aggregate_state.h"

#include <algorithm>

#include <weft/error.h>

namespace weft::kernel {

void AggregateState::update_single(std::span<const Vector> values, std::size_t rows) {
  update(std::vector<std::uint32_t>(rows, 0).data(), values, rows);
}

std::unique_ptr<AggregateState> make_aggregate_state(const plan::AggregateItem& item, std::span<const DType> values,
                                                     const plan::Type& result) {
  using plan::AggregateFunction;
  switch (item.function) {
    case AggregateFunction::sum:
    case AggregateFunction::merge_sum:
      return make_sum_state(values[0], item.function == AggregateFunction::merge_sum);
    case AggregateFunction::prod:
    case AggregateFunction::merge_prod:
      return make_product_state(values[0], item.function == AggregateFunction::merge_prod);
    case AggregateFunction::min:
      return make_minmax_state(false, values[0]);
    case AggregateFunction::max:
      return make_minmax_state(true, values[0]);
    case AggregateFunction::first:
      return make_first_last_state(false, values[0]);
    case AggregateFunction::last:
      return make_first_last_state(true, values[0]);
    case AggregateFunction::count:
      return make_count_state(values[0]);
    case AggregateFunction::size:
      return make_size_state();
    case AggregateFunction::nunique:
      return make_distinct_state(values[0]);
    case AggregateFunction::mode:
      return make_mode_state(values[0]);
    case AggregateFunction::arg_min:
    case AggregateFunction::arg_max:
      return make_arg_extreme_state(item.function == AggregateFunction::arg_max, values[0], values[1]);
    case AggregateFunction::quantiles:
      return make_quantile_state(item.parameters, values[0]);
    case AggregateFunction::moments:
    case AggregateFunction::merge_moments:
      return make_moments_state(static_cast<unsigned>(item.parameters[0]), item.function == AggregateFunction::merge_moments);
    case AggregateFunction::comoments:
    case AggregateFunction::merge_comoments:
      return make_comoments_state(item.function == AggregateFunction::merge_comoments);
    case AggregateFunction::list:
    case AggregateFunction::unique:
      return make_list_state(item.function == AggregateFunction::unique, values[0]);
    case AggregateFunction::merge_list:
    case AggregateFunction::merge_unique:
      return make_merged_lists_state(item.function == AggregateFunction::merge_unique, plan::item_of(result));
    case AggregateFunction::custom_state:
    case AggregateFunction::merge_custom:
      return make_custom_state(item.custom, item.function == AggregateFunction::merge_custom);
    default:
      throw Error(ErrorKind::internal, "An aggregation was not lowered to states: " + std::string(to_string(item.function)));
  }
}

std::shared_ptr<const std::uint8_t[]> validity_of(const std::uint8_t* seen, std::size_t begin, std::size_t count) {
  const std::uint8_t* first = seen + begin;
  if (std::find(first, first + count, 0) == first + count) return nullptr;
  auto valid = std::make_shared_for_overwrite<std::uint8_t[]>(count);
  std::copy_n(first, count, valid.get());
  return valid;
}

}  // namespace weft::kernel
