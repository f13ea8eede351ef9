// Conditions of filters and sources -> shorter ones that are true for the same rows: what is said twice or follows from the rest
// goes, what contradicts itself is false, what all cases have in common is asked once.
#include <algorithm>
#include <map>
#include <optional>
#include <unordered_set>

#include "optimize/rules.h"
#include "plan/literal_order.h"
#include "plan/ops/comparison.h"
#include "plan/ops/filter.h"
#include "plan/ops/limit.h"
#include "plan/ops/read_csv.h"
#include "plan/ops/read_parquet.h"
#include "plan/ops/scalar.h"
#include "plan/rewrite.h"

namespace weft::optimize {
namespace {

using namespace plan;

bool is_binary(const Expr& scalar, BinaryOp op) { return scalar->as<Binary>() && scalar->as<Binary>()->op == op; }
bool is_unary(const Expr& scalar, UnaryOp op) { return scalar->as<Unary>() && scalar->as<Unary>()->op == op; }

bool is_constant(const Expr& scalar, bool value) {
  const auto* literal = scalar->as<LiteralValue>();
  return literal && !literal->as && literal->value == Literal(value);
}

void split(const Expr& scalar, BinaryOp op, std::vector<Expr>& parts) {
  if (!is_binary(scalar, op)) {
    parts.push_back(scalar);
    return;
  }
  split(scalar->input(0), op, parts);
  split(scalar->input(1), op, parts);
}

Expr join(BinaryOp op, const std::vector<Expr>& parts) {
  Expr joined = parts.front();
  for (std::size_t index = 1; index < parts.size(); ++index) joined = binary(op, joined, parts[index]);
  return joined;
}

/// A comparison of a column with a constant, the column first.
struct Comparison {
  std::string column;
  BinaryOp op;
  Literal value;
};

std::optional<Comparison> comparison_of(const Expr& scalar) {
  const auto* op = scalar->as<Binary>();
  if (!op || !is_comparison(op->op)) return std::nullopt;
  for (const bool reversed : {false, true}) {
    const auto* column = scalar->input(reversed ? 1 : 0)->as<ColumnRef>();
    const auto* literal = scalar->input(reversed ? 0 : 1)->as<LiteralValue>();
    if (column && literal && !literal->as)
      return Comparison{column->column, reversed ? mirrored(op->op) : op->op, literal->value};
  }
  return std::nullopt;
}

/// Whether values of the type are compared with constants as compare_literals() orders these. float32 rounds them, the texts of
/// categories and of instants in a time zone have another order.
bool orders_literals(const Type& type) {
  if (dd::is_integer(type) || type == dd::DType::float64 || type == dd::DType::string) return true;
  return dd::is_temporal(type) && type.detail().time_zone.empty();
}

/// What is asked of one column by parts of a conjunction: the numbers of the parts that ask most.
class Bounds {
 public:
  explicit Bounds(dd::DType type) : type_(type) {}

  /// Takes the part, or leaves it out when others say more; `dropped` gets the part that is not needed then. False for a
  /// contradiction.
  bool add(std::size_t part, const Comparison& comparison, std::vector<bool>& dropped) {
    switch (comparison.op) {
      case BinaryOp::eq:
        return narrow(equal_, part, comparison, dropped,
                      [](int order) { return order == 0 ? std::optional(false) : std::nullopt; });
      case BinaryOp::gt:
      case BinaryOp::ge:
        return narrow(lower_, part, comparison, dropped,
                      [&](int order) { return std::optional(order > 0 || (order == 0 && comparison.op == BinaryOp::gt)); });
      case BinaryOp::lt:
      case BinaryOp::le:
        return narrow(upper_, part, comparison, dropped,
                      [&](int order) { return std::optional(order < 0 || (order == 0 && comparison.op == BinaryOp::lt)); });
      default:
        return true;
    }
  }

  /// Compares the parts that are left with each other. False for a contradiction.
  bool finish(std::vector<bool>& dropped) const {
    for (const std::optional<Bound>& bound : {lower_, upper_}) {
      if (!equal_ || !bound) continue;
      if (!holds(bound->comparison.op, *compare(equal_->comparison, bound->comparison))) return false;
      dropped[bound->part] = true;
    }
    if (equal_ || !lower_ || !upper_) return true;
    const int order = *compare(lower_->comparison, upper_->comparison);
    return order < 0 || (order == 0 && lower_->comparison.op == BinaryOp::ge && upper_->comparison.op == BinaryOp::le);
  }

 private:
  struct Bound {
    std::size_t part;
    Comparison comparison;
  };

  std::optional<int> compare(const Comparison& a, const Comparison& b) const { return compare_literals(a.value, b.value, type_); }

  static bool holds(BinaryOp op, int order) {
    switch (op) {
      case BinaryOp::gt:
        return order > 0;
      case BinaryOp::ge:
        return order >= 0;
      case BinaryOp::lt:
        return order < 0;
      default:
        return order <= 0;
    }
  }

  /// `takes_over` says of the order of the new constant to the known one whether the new part asks more, or nothing when both
  /// cannot be.
  template <class TakesOver>
  bool narrow(std::optional<Bound>& known, std::size_t part, const Comparison& comparison, std::vector<bool>& dropped,
              const TakesOver& takes_over) {
    // A constant that is no value of the type, NaN for one, is left to those who compute.
    if (!compare(comparison, comparison)) return true;
    if (!known) {
      known = Bound{part, comparison};
      return true;
    }
    const std::optional<bool> more = takes_over(*compare(comparison, known->comparison));
    if (!more) return false;
    dropped[*more ? known->part : part] = true;
    if (*more) known = Bound{part, comparison};
    return true;
  }

  dd::DType type_;
  std::optional<Bound> lower_, upper_, equal_;
};

/// Conditions are asked for what is true: null is as good as false in them, and in the parts of their ands and ors.
class Simplifier {
 public:
  explicit Simplifier(const Schema& schema) : schema_(schema) {}

  Expr simplify(const Expr& condition) const {
    if (is_binary(condition, BinaryOp::logical_and)) return simplify_all(condition);
    if (is_binary(condition, BinaryOp::logical_or)) return simplify_any(condition);
    if (is_unary(condition, UnaryOp::logical_not))
      if (const Expr inside = negated(condition->input())) return simplify(inside);
    return condition;
  }

 private:
  /// `!scalar` with the negation further inside; null where it stays outside.
  Expr negated(const Expr& scalar) const {
    if (is_unary(scalar, UnaryOp::logical_not)) return scalar->input();
    if (is_unary(scalar, UnaryOp::is_null)) return unary(UnaryOp::is_valid, scalar->input());
    if (is_unary(scalar, UnaryOp::is_valid)) return unary(UnaryOp::is_null, scalar->input());
    const auto* op = scalar->as<Binary>();
    if (!op) return nullptr;
    if (op->op == BinaryOp::logical_and || op->op == BinaryOp::logical_or)
      return binary(op->op == BinaryOp::logical_and ? BinaryOp::logical_or : BinaryOp::logical_and,
                    unary(UnaryOp::logical_not, scalar->input(0)), unary(UnaryOp::logical_not, scalar->input(1)));
    const std::optional<BinaryOp> opposite = opposite_of(op->op);
    if (!opposite) return nullptr;
    // NaN is neither less nor greater than anything.
    const bool is_order = op->op != BinaryOp::eq && op->op != BinaryOp::ne;
    if (is_order && (is_floating(scalar->input(0)) || is_floating(scalar->input(1)))) return nullptr;
    return binary(*opposite, scalar->input(0), scalar->input(1));
  }

  bool is_floating(const Expr& scalar) const { return dd::is_floating(type_of(scalar, schema_)); }

  static std::optional<BinaryOp> opposite_of(BinaryOp op) {
    switch (op) {
      case BinaryOp::eq:
        return BinaryOp::ne;
      case BinaryOp::ne:
        return BinaryOp::eq;
      case BinaryOp::lt:
        return BinaryOp::ge;
      case BinaryOp::ge:
        return BinaryOp::lt;
      case BinaryOp::gt:
        return BinaryOp::le;
      case BinaryOp::le:
        return BinaryOp::gt;
      default:
        return std::nullopt;
    }
  }

  /// The parts of an and or an or, simplified, each once and without those that decide nothing; nothing when one decides all.
  std::optional<std::vector<Expr>> parts_of(const Expr& condition, BinaryOp op) const {
    const bool neutral = op == BinaryOp::logical_and;
    std::vector<Expr> written, parts, made;
    split(condition, op, written);
    for (const Expr& part : written) split(simplify(part), op, parts);
    std::unordered_set<const Node*> seen;
    for (Expr& part : parts) {
      if (is_constant(part, !neutral)) return std::nullopt;
      if (!is_constant(part, neutral) && seen.insert(part.get()).second) made.push_back(std::move(part));
    }
    return made;
  }

  Expr simplify_all(const Expr& condition) const {
    auto parts = parts_of(condition, BinaryOp::logical_and);
    if (!parts || !drop_implied(*parts)) return literal(false);
    return parts->empty() ? literal(true) : join(BinaryOp::logical_and, *parts);
  }

  /// Leaves the comparisons of columns with constants that imply the others. False for a contradiction.
  bool drop_implied(std::vector<Expr>& parts) const {
    std::map<std::string, Bounds> columns;
    std::vector<bool> dropped(parts.size(), false);
    for (std::size_t part = 0; part < parts.size(); ++part) {
      const auto comparison = comparison_of(parts[part]);
      if (!comparison) continue;
      const Type& type = schema_.at(comparison->column).type;
      if (!orders_literals(type)) continue;
      if (!columns.try_emplace(comparison->column, type).first->second.add(part, *comparison, dropped)) return false;
    }
    for (const auto& [name, bounds] : columns)
      if (!bounds.finish(dropped)) return false;
    std::size_t kept = 0;
    for (std::size_t part = 0; part < parts.size(); ++part)
      if (!dropped[part]) parts[kept++] = parts[part];
    parts.resize(kept);
    return true;
  }

  Expr simplify_any(const Expr& condition) const {
    auto cases = parts_of(condition, BinaryOp::logical_or);
    if (!cases) return literal(true);
    if (cases->empty()) return literal(false);
    const std::vector<Expr> common = take_common(*cases);
    if (!cases->empty()) join_equalities(*cases);
    if (common.empty()) return join(BinaryOp::logical_or, *cases);
    Expr shared = join(BinaryOp::logical_and, common);
    if (cases->empty()) return shared;
    // What is left of the cases may say more together with what they share.
    return simplify(binary(BinaryOp::logical_and, std::move(shared), join(BinaryOp::logical_or, *cases)));
  }

  /// Takes out of the cases the conditions that all of them have; no case is left when one has no others.
  static std::vector<Expr> take_common(std::vector<Expr>& cases) {
    if (cases.size() < 2) return {};
    std::vector<std::vector<Expr>> split_cases(cases.size());
    for (std::size_t one = 0; one < cases.size(); ++one) split(cases[one], BinaryOp::logical_and, split_cases[one]);
    std::vector<Expr> common = split_cases[0];
    for (const std::vector<Expr>& parts : split_cases) {
      const std::unordered_set<Expr> own(parts.begin(), parts.end());
      std::erase_if(common, [&](const Expr& part) { return !own.contains(part); });
      if (common.empty()) return {};
    }
    const std::unordered_set<Expr> taken(common.begin(), common.end());
    std::vector<Expr> rest;
    for (std::vector<Expr>& parts : split_cases) {
      std::erase_if(parts, [&](const Expr& part) { return taken.contains(part); });
      if (parts.empty()) {
        cases.clear();
        return common;
      }
      rest.push_back(join(BinaryOp::logical_and, parts));
    }
    cases = std::move(rest);
    return common;
  }

  /// Cases that compare one column with constants become one that looks for it in a list.
  static void join_equalities(std::vector<Expr>& cases) {
    struct List {
      std::size_t first;  // of the cases
      std::size_t count = 0;
      Expr column;
      std::vector<Literal> values;
    };
    std::map<std::string, List> lists;
    std::vector<bool> joined(cases.size(), false);
    for (std::size_t one = 0; one < cases.size(); ++one) {
      const auto comparison = comparison_of(cases[one]);
      const auto* isin = cases[one]->as<IsIn>();
      const auto* of_isin = isin ? cases[one]->input()->as<ColumnRef>() : nullptr;
      // Nothing equals null or NaN, but a list finds them.
      const bool is_equality = comparison && comparison->op == BinaryOp::eq && !is_missing(comparison->value);
      if (!is_equality && !of_isin) continue;
      List& list = lists.try_emplace(is_equality ? comparison->column : of_isin->column, List{one}).first->second;
      ++list.count;
      joined[one] = list.count > 1;
      list.column = is_equality ? column(comparison->column) : cases[one]->input();
      const std::vector<Literal> values = is_equality ? std::vector{comparison->value} : isin->values;
      for (const Literal& value : values)
        if (std::find(list.values.begin(), list.values.end(), value) == list.values.end()) list.values.push_back(value);
    }
    for (auto& [name, list] : lists)
      if (list.count > 1) cases[list.first] = make(IsIn{std::move(list.values)}, {list.column});
    std::size_t kept = 0;
    for (std::size_t one = 0; one < cases.size(); ++one)
      if (!joined[one]) cases[kept++] = cases[one];
    cases.resize(kept);
  }

  const Schema& schema_;
};

/// What a condition of a frame may read, where the frame has one; its condition is the last of its inputs.
std::optional<Schema> columns_for_condition(const Expr& frame) {
  if (frame->as<Filter>()) return frame->input()->schema();
  if (frame->inputs().empty()) return std::nullopt;
  if (const auto* source = frame->as<ReadCsv>()) return source->available();
  if (const auto* source = frame->as<ReadParquet>()) return source->available();
  return std::nullopt;
}

Expr simplify(const Expr& frame) {
  if (frame->kind() != OpKind::frame) return frame;
  const auto columns = columns_for_condition(frame);
  if (!columns) return frame;
  std::vector<Expr> inputs = frame->inputs();
  inputs.back() = Simplifier(*columns).simplify(inputs.back());
  const bool never = is_constant(inputs.back(), false);
  if (!never && !is_constant(inputs.back(), true)) return with_inputs(frame, std::move(inputs));
  const Expr all = frame->as<Filter>() ? frame->input() : with_inputs(frame, {});
  return never ? make(Limit{0}, {all}) : all;
}

std::vector<Expr> apply(const std::vector<Expr>& roots) { return rewrite(roots, simplify); }

}  // namespace

const Rule simplify_conditions{"simplify_conditions", "conditions say nothing twice, and what contradicts itself is false",
                               apply};

}  // namespace weft::optimize
