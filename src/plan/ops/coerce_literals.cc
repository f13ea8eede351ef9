// A scalar as written -> the same with typed literals.
#include <algorithm>
#include <cmath>
#include <limits>
#include <list>
#include <optional>
#include <span>
#include <unordered_map>

#include <weft/error.h>

#include "base/duration_text.h"
#include "base/temporal_text.h"
#include "base/text.h"
#include "base/time_zone.h"
#include "plan/ops/attach_values.h"
#include "plan/ops/category.h"
#include "plan/ops/coerce_all.h"
#include "plan/ops/if_else.h"
#include "plan/ops/look_up.h"
#include "plan/ops/scalar.h"
#include "table/integer_range.h"

namespace weft::plan {
namespace {

using dd::DType;

void check_temporal(const std::string& text, DType type) {
  bool good = false;
  switch (type) {
    case DType::duration:
      good = base::parse_duration(text).has_value();
      break;
    case DType::date:
      good = base::parse_date(text).has_value();
      break;
    case DType::time:
      good = base::parse_time(text).has_value();
      break;
    default:
      good = base::parse_timestamp(text).has_value();
      break;
  }
  if (!good) throw Error(ErrorKind::user, "Not a " + std::string(dd::to_string(type)) + ": \"" + text + '"');
}

/// Text beside timestamps with a time zone: without an offset it is what the zone's clocks show. The result says it in UTC.
std::string in_utc(const std::string& text, const Type& type) {
  const auto parsed = base::parse_offset_timestamp(text);
  const std::string& name = type.detail().time_zone;
  const auto zone = base::TimeZone::find(name);
  if (!parsed || !zone) throw Error(ErrorKind::user, "Not a " + type_name(type) + ": \"" + text + '"');
  std::int64_t at = parsed->at;
  if (!parsed->offset) {
    const std::int64_t seconds = base::floor_divide(at, base::microseconds_of_second);
    const base::TimeZone::Instants instants = zone->instants(seconds);
    if (!instants.earlier || *instants.earlier != instants.later)
      throw Error(ErrorKind::user, std::string(instants.earlier ? "Clocks showed it twice" : "Clocks never showed it") + " in " +
                                       name + ", write its offset from UTC: \"" + text + '"');
    at += (instants.later - seconds) * base::microseconds_of_second;
  }
  return base::format_timestamp(at) + "+00:00";
}

/// The type of text beside instants or durations that it is added to or taken from: instants move by durations too.
Type moved_type(const std::string& text, const Type& beside) {
  if (beside == DType::duration && !base::parse_duration(text) && base::parse_timestamp(text)) return DType::timestamp;
  const bool instant = beside == DType::date || beside == DType::timestamp;
  return instant && base::parse_duration(text) ? Type(DType::duration) : beside;
}

/// What an op does with a literal and what it meets: compare or reckon, add or take away, or give either of the two.
enum class AdaptBy { reckoning, moving, choosing };

AdaptBy adapts_by(const Expr& scalar) {
  if (scalar->as<Coalesce>() || scalar->as<IfElse>()) return AdaptBy::choosing;
  const auto* binary = scalar->as<Binary>();
  return binary && (binary->op == BinaryOp::add || binary->op == BinaryOp::sub) ? AdaptBy::moving : AdaptBy::reckoning;
}

/// The category type, which must have the text in its list where that is known.
Type category_with(const std::string& text, const Type& type) {
  const TypeDetail& detail = type.detail();
  if (detail.known && std::find(detail.categories.begin(), detail.categories.end(), text) == detail.categories.end())
    throw Error(ErrorKind::user, base::not_found("Category", text, detail.categories));
  return type;
}

/// The type that a literal takes beside a value of that type: that type where it holds the literal, else the literal's own.
Type adapted_type(const Literal& value, Type beside, AdaptBy by) {
  const auto own = type_of(value);
  if (!own) return beside;
  switch (*own) {
    case DType::boolean:
      return dd::is_numeric(beside) ? beside : Type(DType::boolean);
    case DType::int64:
      if (dd::is_floating(beside)) return beside;
      return dd::is_integer(beside) && dd::holds_integer(beside, std::get<std::int64_t>(value)) ? beside : Type(DType::int64);
    case DType::float64:
      return dd::is_floating(beside) ? beside : Type(DType::float64);
    default:
      if (beside == DType::category && by == AdaptBy::choosing) return category_with(std::get<std::string>(value), beside);
      if (!dd::is_temporal(beside)) return DType::string;
      if (by == AdaptBy::moving) beside = moved_type(std::get<std::string>(value), beside);
      if (!beside.detail().time_zone.empty()) return beside;
      check_temporal(std::get<std::string>(value), beside);
      return beside;
  }
}

class Coercion {
 public:
  explicit Coercion(Schema schema) : schema_(std::move(schema)) {}

  const Schema& schema() const { return schema_; }
  /// Takes an equal schema in place of its own: the next one is likely to be a copy of that.
  void adopt(const Schema& schema) { schema_ = schema; }
  std::size_t num_known() const { return known_.size(); }

  TypedScalar operator()(const Expr& scalar) {
    TypedScalar result = coerce(scalar);
    // A scalar that reads a frame may hold its partitions, which are to go with the last plan that reads them.
    if (reads_frames_) known_.clear();
    reads_frames_ = false;
    return result;
  }

 private:
  TypedScalar coerce(const Expr& scalar) {
    if (auto found = known_.find(scalar); found != known_.end()) return found->second;
    TypedScalar result;
    if (const auto* column = scalar->as<ColumnRef>()) {
      result = {scalar, schema_.at(column->column).type};
    } else if (scalar->as<FrameValue>()) {
      reads_frames_ = true;
      result = {scalar, scalar->input()->schema()[0].type};
    } else if (scalar->as<LookUp>()) {
      reads_frames_ = true;
      const Schema& found = scalar->input(1)->schema();
      const TypedScalar key = coerce(scalar->input(0));
      if (found.size() != 2 || found[0].type != key.type)
        throw Error(ErrorKind::cluster, "A plan looks keys up where there are none: " + scalar->name());
      result = {with_inputs(scalar, {key.scalar, scalar->input(1)}), found[1].type};
    } else {
      std::vector<TypedScalar> inputs;
      for (const Expr& input : scalar->inputs()) inputs.push_back(coerce(input));
      if (scalar->kind() != OpKind::scalar) throw Error(ErrorKind::cluster, "A plan uses a frame as a value: " + scalar->name());
      if (const std::size_t from = scalar->op().literals_adapt_from(); from < inputs.size())
        adapt(std::span(inputs).subspan(from), adapts_by(scalar));
      if (const auto* binary = scalar->as<Binary>()) compare_by_position(binary->op, inputs);
      result = {with_inputs_of(scalar, inputs), type_of_op(scalar, inputs)};
      if (const auto* isin = scalar->as<IsIn>()) check_values(*isin, inputs[0].type, result.scalar);
    }
    return known_.emplace(scalar, std::move(result)).first->second;
  }

  static const LiteralValue* free_literal(const TypedScalar& input) {
    const auto* literal = input.scalar->as<LiteralValue>();
    return literal && !literal->as ? literal : nullptr;
  }

  /// Gives the literals among the inputs the type of the others; with literals alone, a null takes the type of the first that has
  /// one.
  static void adapt(std::span<TypedScalar> inputs, AdaptBy by) {
    std::optional<Type> beside;
    for (const TypedScalar& input : inputs)
      if (!free_literal(input)) beside = beside ? common_detailed_type(*beside, input.type).value_or(*beside) : input.type;
    if (!beside) {
      for (const TypedScalar& input : inputs)
        if (!beside) beside = type_of(free_literal(input)->value);
    }
    if (!beside) return;
    for (TypedScalar& input : inputs) {
      const LiteralValue* literal = free_literal(input);
      if (!literal) continue;
      input.type = adapted_type(literal->value, *beside, by);
      const auto* text = std::get_if<std::string>(&literal->value);
      const bool zoned = text && !input.type.detail().time_zone.empty();
      input.scalar = make(LiteralValue{zoned ? Literal(in_utc(*text, input.type)) : literal->value, input.type});
    }
  }

  /// Texts among the values of temporal columns must be such values; with a time zone, `scalar` becomes one that has them in UTC.
  static void check_values(const IsIn& isin, const Type& type, Expr& scalar) {
    if (!dd::is_temporal(type)) return;
    const bool zoned = !type.detail().time_zone.empty();
    IsIn known = isin;
    for (Literal& value : known.values) {
      const auto* text = std::get_if<std::string>(&value);
      if (!text) continue;
      if (zoned)
        value = in_utc(*text, type);
      else
        check_temporal(*text, type);
    }
    if (zoned) scalar = make(std::move(known), {scalar->input()});
  }

  static Expr with_inputs_of(const Expr& scalar, const std::vector<TypedScalar>& inputs) {
    std::vector<Expr> exprs;
    for (const TypedScalar& input : inputs) exprs.push_back(input.scalar);
    return with_inputs(scalar, std::move(exprs));
  }

  static Type type_of_op(const Expr& scalar, const std::vector<TypedScalar>& inputs) {
    std::vector<Type> types;
    for (const TypedScalar& input : inputs) types.push_back(input.type);
    try {
      return scalar->op().type(types);
    } catch (const Error& error) {
      if (error.kind() != ErrorKind::user) throw;
      throw Error(error.kind(), error.message() + ": " + to_string(scalar), error.context());
    }
  }

  Schema schema_;
  std::unordered_map<Expr, TypedScalar> known_;
  bool reads_frames_ = false;  // some of those that are known
};

/// Plans are built and rewritten in small steps over the same few schemas, each with a scalar that holds that of the step before.
/// What is known of the parts is kept from one call to the next, so that many steps cost each part once.
Coercion& coercion_over(const Schema& schema) {
  constexpr std::size_t most_schemas = 4, most_known = 100'000;
  thread_local std::list<Coercion> recent;  // the latest first
  // Schemas of thousands of columns take long to compare.
  auto found = std::find_if(recent.begin(), recent.end(), [&](const Coercion& one) { return one.schema().is_copy_of(schema); });
  if (found == recent.end()) {
    found = std::find_if(recent.begin(), recent.end(), [&](const Coercion& one) { return one.schema() == schema; });
    if (found != recent.end()) found->adopt(schema);
  }
  if (found != recent.end() && found->num_known() > most_known) {
    recent.erase(found);
    found = recent.end();
  }
  if (found == recent.end())
    recent.emplace_front(schema);
  else
    recent.splice(recent.begin(), recent, found);
  if (recent.size() > most_schemas) recent.pop_back();
  return recent.front();
}

}  // namespace

TypedScalar coerce_literals(const Expr& scalar, const Schema& schema) { return coercion_over(schema)(scalar); }

std::vector<TypedScalar> coerce_all(std::span<const Expr> scalars, const Schema& schema) {
  Coercion& coercion = coercion_over(schema);
  std::vector<TypedScalar> made;
  made.reserve(scalars.size());
  for (const Expr& scalar : scalars) made.push_back(coercion(scalar));
  return made;
}

}  // namespace weft::plan
