// A predicate and bounds of columns -> whether rows within the bounds can pass.
#include "kernel/parquet/can_match.h"

#include <cmath>
#include <cstring>

#include "base/temporal_text.h"
#include "kernel/parquet/value_conversion.h"
#include "plan/ops/comparison.h"
#include "plan/ops/scalar.h"

namespace weft::kernel::parquet_file {
namespace {

using plan::BinaryOp;
using plan::Expr;

/// Which of three values a boolean scalar may have in some row.
struct Outcomes {
  bool yes = false, no = false, null = false;
};
constexpr Outcomes anything{true, true, true};

Outcomes negated(Outcomes of) { return {of.no, of.yes, of.null}; }

Outcomes both(Outcomes a, Outcomes b) {
  return {a.yes && b.yes, a.no || b.no, (a.null && (b.null || b.yes)) || (b.null && a.yes)};
}

Outcomes either(Outcomes a, Outcomes b) { return negated(both(negated(a), negated(b))); }

/// How the values of a column lie to a constant.
struct Order {
  bool less = true, equal = true, greater = true;
};

template <class T>
Order order_of(const std::pair<T, T>& bounds, const T& constant) {
  const auto& [least, greatest] = bounds;
  return {least < constant, !(constant < least) && !(greatest < constant), constant < greatest};
}

Outcomes compare(BinaryOp op, Order order) {
  switch (op) {
    case BinaryOp::eq:
      return {order.equal, order.less || order.greater, false};
    case BinaryOp::ne:
      return {order.less || order.greater, order.equal, false};
    case BinaryOp::lt:
      return {order.less, order.equal || order.greater, false};
    case BinaryOp::le:
      return {order.less || order.equal, order.greater, false};
    case BinaryOp::gt:
      return {order.greater, order.less || order.equal, false};
    default:
      return {order.greater || order.equal, order.less, false};
  }
}

std::optional<long double> temporal_number(const std::string& text, dd::DType type) {
  if (type == dd::DType::date)
    if (auto days = base::parse_date(text)) return *days;
  if (type == dd::DType::time)
    if (auto time = base::parse_time(text)) return static_cast<long double>(*time);
  if (type == dd::DType::timestamp)
    if (auto time = base::parse_timestamp(text)) return static_cast<long double>(*time);
  return std::nullopt;
}

/// The constant as a number that compares with a column of that type as the evaluator compares them.
std::optional<long double> number_of(const plan::Literal& value, dd::DType type) {
  if (const auto* text = std::get_if<std::string>(&value)) return temporal_number(*text, type);
  if (dd::is_temporal(type)) return std::nullopt;
  long double number;
  if (const auto* boolean = std::get_if<bool>(&value))
    number = *boolean;
  else if (const auto* integer = std::get_if<std::int64_t>(&value))
    number = static_cast<long double>(*integer);
  else if (const auto* real = std::get_if<double>(&value); real && !std::isnan(*real))
    number = static_cast<long double>(*real);
  else
    return std::nullopt;
  if (type == dd::DType::float32) return static_cast<float>(number);
  if (type == dd::DType::float64) return static_cast<double>(number);
  return number;
}

class Judge {
 public:
  Judge(const plan::Schema& schema, const FindBounds& find) : schema_(schema), find_(find) {}

  Outcomes outcomes(const Expr& scalar) const {
    if (const auto* literal = scalar->as<plan::LiteralValue>()) return of_constant(*literal);
    if (const auto* binary = scalar->as<plan::Binary>()) return of_binary(*binary, *scalar);
    if (const auto* unary = scalar->as<plan::Unary>()) return of_unary(*unary, *scalar);
    if (const auto* isin = scalar->as<plan::IsIn>()) return of_isin(*isin, scalar->input());
    return anything;
  }

 private:
  static Outcomes of_constant(const plan::LiteralValue& literal) {
    if (std::holds_alternative<std::monostate>(literal.value)) return {false, false, true};
    if (const auto* value = std::get_if<bool>(&literal.value)) return {*value, !*value, false};
    return anything;
  }

  Outcomes of_binary(const plan::Binary& binary, const plan::Node& node) const {
    switch (binary.op) {
      case BinaryOp::logical_and:
        return both(outcomes(node.input(0)), outcomes(node.input(1)));
      case BinaryOp::logical_or:
        return either(outcomes(node.input(0)), outcomes(node.input(1)));
      case BinaryOp::eq:
      case BinaryOp::ne:
      case BinaryOp::lt:
      case BinaryOp::le:
      case BinaryOp::gt:
      case BinaryOp::ge:
        break;
      default:
        return anything;
    }
    const auto* column = node.input(0)->as<plan::ColumnRef>();
    const auto* literal = node.input(1)->as<plan::LiteralValue>();
    if (column && literal) return of_comparison(binary.op, column->column, literal->value);
    literal = node.input(0)->as<plan::LiteralValue>();
    column = node.input(1)->as<plan::ColumnRef>();
    if (column && literal) return of_comparison(mirrored(binary.op), column->column, literal->value);
    return anything;
  }

  Outcomes of_comparison(BinaryOp op, const std::string& column, const plan::Literal& value) const {
    if (std::holds_alternative<std::monostate>(value)) return {false, false, true};
    const auto bounds = find_(column);
    if (!bounds) return anything;
    if (!bounds->has_values) return {false, false, true};
    const plan::Type& type = schema_.at(column).type;
    if (!type.detail().time_zone.empty()) return anything;
    Order order;
    if (const auto number = number_of(value, type); number && bounds->numbers)
      order = order_of(*bounds->numbers, *number);
    else if (const auto* text = std::get_if<std::string>(&value); text && bounds->texts)
      order = order_of(*bounds->texts, *text);
    Outcomes made = compare(op, order);
    made.null = bounds->has_nulls;
    // NaN is outside of all bounds, and differs from everything.
    if (dd::is_floating(type)) (op == BinaryOp::ne ? made.yes : made.no) = true;
    return made;
  }

  Outcomes of_unary(const plan::Unary& unary, const plan::Node& node) const {
    if (unary.op == plan::UnaryOp::logical_not) return negated(outcomes(node.input()));
    if (unary.op != plan::UnaryOp::is_null && unary.op != plan::UnaryOp::is_valid) return anything;
    const auto* column = node.input()->as<plan::ColumnRef>();
    const auto bounds = column ? find_(column->column) : std::nullopt;
    // NaN counts as missing, and bounds do not tell of it.
    if (!bounds || dd::is_floating(schema_.at(column->column).type)) return anything;
    const Outcomes null{bounds->has_nulls, bounds->has_values, false};
    return unary.op == plan::UnaryOp::is_null ? null : negated(null);
  }

  Outcomes of_isin(const plan::IsIn& isin, const Expr& input) const {
    const auto* column = input->as<plan::ColumnRef>();
    const auto bounds = column ? find_(column->column) : std::nullopt;
    if (!bounds) return anything;
    Outcomes made{false, true, false};
    for (const plan::Literal& value : isin.values) {
      if (plan::is_missing(value))
        made.yes |= bounds->has_nulls || dd::is_floating(schema_.at(column->column).type);
      else
        made.yes |= of_comparison(BinaryOp::eq, column->column, value).yes;
    }
    return made;
  }

  const plan::Schema& schema_;
  const FindBounds& find_;
};

template <class T>
std::optional<T> plain(const std::string& encoded) {
  if (encoded.size() != sizeof(T)) return std::nullopt;
  T value;
  std::memcpy(&value, encoded.data(), sizeof value);
  return value;
}

/// A stored integer in the unit of its column.
template <class Stored, class Unsigned>
std::optional<long double> integer_bound(const ColumnForm& form, const std::string& encoded) {
  const auto stored = plain<Stored>(encoded);
  if (!stored) return std::nullopt;
  switch (form.conversion) {
    case Conversion::multiply:
      return static_cast<long double>(Multiply<Stored>(form)(*stored));
    case Conversion::divide:
      return static_cast<long double>(Divide(form)(*stored));
    case Conversion::decimal:
      return DecimalOfInteger<Stored>(form)(*stored);
    default:
      break;
  }
  const bool is_unsigned = form.type == dd::DType::uint8 || form.type == dd::DType::uint16 || form.type == dd::DType::uint32 ||
                           form.type == dd::DType::uint64;
  return is_unsigned ? static_cast<long double>(static_cast<Unsigned>(*stored)) : static_cast<long double>(*stored);
}

std::optional<long double> number_bound(const ColumnForm& form, const std::string& encoded) {
  switch (form.descriptor->physical_type()) {
    case parquet::Type::BOOLEAN:
      if (encoded.size() != 1) return std::nullopt;
      return encoded[0] & 1;
    case parquet::Type::INT32:
      return integer_bound<std::int32_t, std::uint32_t>(form, encoded);
    case parquet::Type::INT64:
      return integer_bound<std::int64_t, std::uint64_t>(form, encoded);
    case parquet::Type::FLOAT:
      if (auto value = plain<float>(encoded); value && !std::isnan(*value)) return static_cast<long double>(*value);
      return std::nullopt;
    case parquet::Type::DOUBLE:
      if (auto value = plain<double>(encoded); value && !std::isnan(*value)) return static_cast<long double>(*value);
      return std::nullopt;
    default:
      return std::nullopt;
  }
}

}  // namespace

Bounds bounds_of(const ColumnForm& form, plan::Type type, const std::string& least, const std::string& greatest) {
  Bounds bounds;
  if (form.type == dd::DType::string) {
    // Where the column became text in the plan, other files decide the order.
    if (dd::is_text(type)) bounds.texts.emplace(least, greatest);
    return bounds;
  }
  auto low = number_bound(form, least), high = number_bound(form, greatest);
  if (!low || !high || *high < *low) return bounds;
  // Rows are compared after they took the plan's type, which may have rounded them.
  if (type == dd::DType::float64) low = static_cast<double>(*low), high = static_cast<double>(*high);
  if (type == dd::DType::float32) low = static_cast<float>(*low), high = static_cast<float>(*high);
  if (type == dd::DType::timestamp && form.type == dd::DType::date) return bounds;
  bounds.numbers.emplace(*low, *high);
  return bounds;
}

Bounds bounds_of(const plan::Literal& value) {
  Bounds bounds;
  bounds.has_values = !std::holds_alternative<std::monostate>(value);
  bounds.has_nulls = !bounds.has_values;
  if (const auto* integer = std::get_if<std::int64_t>(&value)) bounds.numbers.emplace(*integer, *integer);
  if (const auto* text = std::get_if<std::string>(&value)) bounds.texts.emplace(*text, *text);
  return bounds;
}

bool can_match(const plan::Expr& predicate, const plan::Schema& schema, const FindBounds& find) {
  return Judge(schema, find).outcomes(predicate).yes;
}

}  // namespace weft::kernel::parquet_file
