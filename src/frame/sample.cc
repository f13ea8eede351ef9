// DataFrame: some of its rows, chosen at random.
#include <weft/dataframe.h>

#include "frame/row_count.h"
#include "frame/series_parts.h"
#include "plan/index.h"
#include "plan/ops/attach_values.h"
#include "plan/ops/hash_values.h"
#include "plan/ops/project.h"
#include "plan/ops/random_number.h"
#include "plan/ops/sample.h"
#include "plan/ops/scalar.h"
#include "plan/ops/set_index.h"
#include "plan/ops/sort.h"
#include "plan/ops/window_call.h"

namespace weft::dd {

using namespace plan;

namespace {

constexpr const char *number_column = "#number", *place_column = "#place";

/// Rows that were put in order of their places, without these, with the index that the frame had.
DataFrame as_before(const DataFrame& frame, const Expr& rows) {
  Expr made = select(rows, frame.columns());
  const auto index = index_of(frame.expr());
  return DataFrame(index ? make(SetIndex{.column = index->column, .sorted = true}, {std::move(made)}) : std::move(made));
}

/// The rows with the least of random numbers.
DataFrame choose(const DataFrame& frame, std::size_t n, std::uint64_t seed) {
  const Expr numbered = make(RandomNumber{number_column, place_column, seed}, {frame.expr()});
  const Expr chosen = make(Sort{{{number_column, true}}, false, static_cast<std::int64_t>(n)}, {numbered});
  return as_before(frame, make(Sort{{{place_column, true}}, false, {}}, {chosen}));
}

/// The rows whose numbers were drawn.
DataFrame draw(const DataFrame& frame, std::size_t n, std::uint64_t seed) {
  const DataFrame numbered = frame.assign(
      place_column, Series(frame::make_series(frame.expr(), place_column,
                                              make(WindowCall{.function = WindowFunction::row}, {column(frame.columns()[0])}))));
  std::vector<std::int64_t> draws(n);
  for (std::size_t draw = 0; draw < n; ++draw) draws[draw] = static_cast<std::int64_t>(draw);
  const Expr drawn = from_table(Table({{number_column, Column(draws)}})).expr();
  // Half of the hash, as a positive number.
  const Expr hash = make(HashValues{}, {column(number_column), literal(static_cast<std::int64_t>(seed))});
  const Expr half = make(Cast{DType::int64}, {binary(BinaryOp::floordiv, hash, literal(std::int64_t{2}))});
  const Expr place = binary(BinaryOp::mod, half, value_of(frame.size().expr()));
  const DataFrame places(project(drawn, {place_column}, {place}));
  return as_before(frame, numbered.merge(places, {.on = place_column}).sort_values(place_column).expr());
}

}  // namespace

DataFrame DataFrame::sample(const SampleOptions& options) const {
  if (options.frac && options.n) throw Error(ErrorKind::user, "sample: .frac excludes .n");
  if (!options.frac) {
    const auto n = static_cast<std::size_t>(frame::row_count(options.n.value_or(1), "sample"));
    return options.replace ? draw(*this, n, options.random_state) : choose(*this, n, options.random_state);
  }
  const double frac = *options.frac;
  if (options.replace && !(frac >= 0 && frac <= 100))
    throw Error(ErrorKind::user, "sample: with .replace, .frac must be from 0 to 100, not " + Value(frac).to_string());
  if (!options.replace && !(frac >= 0 && frac <= 1))
    throw Error(ErrorKind::user, "sample: .frac must be from 0 to 1, not " + Value(frac).to_string());
  return DataFrame(make(Sample{.high = frac, .seed = options.random_state, .replace = options.replace}, {expr_}));
}

std::vector<DataFrame> DataFrame::random_split(const std::vector<double>& weights, std::uint64_t random_state) const {
  double sum = 0;
  for (const double weight : weights) {
    if (!(weight > 0)) throw Error(ErrorKind::user, "random_split: a weight must be above 0, not " + Value(weight).to_string());
    sum += weight;
  }
  std::vector<DataFrame> made;
  double low = 0;
  for (std::size_t index = 0; index < weights.size(); ++index) {
    const double high = index + 1 < weights.size() ? low + weights[index] / sum : 1;
    made.emplace_back(make(Sample{.low = low, .high = high, .seed = random_state}, {expr_}));
    low = high;
  }
  return made;
}

}  // namespace weft::dd
