// Arguments as given -> arguments with defaults in the place of what is not.
#include "express/defaults.h"

#include <atomic>
#include <memory>
#include <mutex>

#include <weft/chart_defaults.h>
#include <weft/imshow.h>

namespace weft::px {
namespace {

std::mutex& lock() {
  static std::mutex mutex;
  return mutex;
}

Defaults& stored() {
  static Defaults defaults;
  return defaults;
}

// Charts ask often, and most programs set nothing.
std::atomic<bool> any_set = false;

bool is_empty(const ColorScale& value) { return !value.given(); }
bool is_empty(const DiscreteMap& value) { return !value.is_identity() && value.items().empty(); }
bool is_empty(const Json& value) { return value.is_null(); }
template <class T>
bool is_empty(const std::optional<T>& value) {
  return !value;
}
template <class T>
bool is_empty(const std::vector<T>& value) {
  return value.empty();
}
template <class T>
bool is_empty(const Dict<T>& value) {
  return value.items().empty();
}

template <class T>
void fill(T& argument, const T& value) {
  if (is_empty(argument)) argument = value;
}

}  // namespace

void set_defaults(const Defaults& defaults) {
  const std::lock_guard guard(lock());
  stored() = defaults;
  any_set = true;
}

Defaults defaults() {
  const std::lock_guard guard(lock());
  return stored();
}

bool has_defaults() { return any_set; }

void apply_defaults(Arguments& arguments) {
  const Defaults values = defaults();
  const auto take = [&](Argument name, auto& argument, const auto& value) {
    if (arguments.has(name)) fill(argument, value);
  };
  take(Argument::category_orders, arguments.category_orders, values.category_orders);
  arguments.scale_is_default = !arguments.color_continuous_scale.given();
  take(Argument::color_continuous_scale, arguments.color_continuous_scale, values.color_continuous_scale);
  take(Argument::color_discrete_map, arguments.color_discrete_map, values.color_discrete_map);
  take(Argument::color_discrete_sequence, arguments.color_discrete_sequence, values.color_discrete_sequence);
  take(Argument::height, arguments.height, values.height);
  take(Argument::labels, arguments.labels, values.labels);
  take(Argument::line_dash_map, arguments.line_dash_map, values.line_dash_map);
  take(Argument::line_dash_sequence, arguments.line_dash_sequence, values.line_dash_sequence);
  take(Argument::pattern_shape_map, arguments.pattern_shape_map, values.pattern_shape_map);
  take(Argument::pattern_shape_sequence, arguments.pattern_shape_sequence, values.pattern_shape_sequence);
  take(Argument::size_max, arguments.size_max, values.size_max);
  take(Argument::symbol_map, arguments.symbol_map, values.symbol_map);
  take(Argument::symbol_sequence, arguments.symbol_sequence, values.symbol_sequence);
  take(Argument::template_, arguments.template_, values.template_);
  take(Argument::width, arguments.width, values.width);
}

void apply_defaults(Imshow& arguments) {
  const Defaults values = defaults();
  fill(arguments.color_continuous_scale, values.color_continuous_scale);
  fill(arguments.height, values.height);
  fill(arguments.labels, values.labels);
  fill(arguments.template_, values.template_);
  fill(arguments.width, values.width);
}

}  // namespace weft::px
