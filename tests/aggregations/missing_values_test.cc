// Reductions for which missing values count, compared with pandas.
#include "aggregation_case.h"

namespace weft::frame_test {
namespace {

using dd::DataFrame;
using dd::Reduce;
using dd::Scalar;
using dd::Series;

/// All of them, by their names.
std::vector<std::pair<std::string, Scalar>> all_of(const Series& s, const Reduce& options) {
  return {{"sum", s.sum(options)},   {"prod", s.prod(options)}, {"mean", s.mean(options)},    {"min", s.min(options)},
          {"max", s.max(options)},   {"var", s.var(options)},   {"std", s.std(options)},      {"sem", s.sem(options)},
          {"skew", s.skew(options)}, {"kurt", s.kurt(options)}, {"median", s.median(options)}};
}

TEST(MissingValues, OfSeries) {
  expect_samples([](const DataFrame& m) {
    Result::Values made;
    for (const auto& [name, value] : all_of(m["x"], {.skipna = false})) made.emplace_back(name + " x", value.compute());
    const auto strict = all_of(m["part"], {.skipna = false}), plain = all_of(m["part"], {});
    for (std::size_t index = 0; index < strict.size(); ++index) {
      if (strict[index].first == "skew") continue;  // which is nearly 0
      made.emplace_back(strict[index].first + " part", strict[index].second.compute());
      made.emplace_back(plain[index].first + " part", plain[index].second.compute());
    }
    return Result(made);
  });
}
TEST(MissingValues, Options) {
  expect_samples([](const DataFrame& m) {
    return Result(Result::Values{{"var", m["part"].var({.ddof = 0, .skipna = false}).compute()},
                                 {"std", m["x"].std({.ddof = 2}).compute()},
                                 {"sum", m["x"].sum({.min_count = 100}).compute()},
                                 {"few", m["part"].sum({.min_count = 60, .skipna = false}).compute()}});
  });
}
TEST(MissingValues, OfFrame) {
  expect_samples([](const DataFrame& m) { return m[{"x", "part", "big"}].mean({.skipna = false}); });
}
TEST(MissingValues, OfNothing) {
  expect_samples([](const DataFrame& m) {
    const Series x = m[m["part"] > 100]["x"];
    return Result(Result::Values{{"sum", x.sum({.skipna = false}).compute()}, {"mean", x.mean({.skipna = false}).compute()}});
  });
}
TEST(MissingValues, Truth) {
  expect_samples([](const DataFrame& m) {
    const std::vector<std::pair<std::string, Series>> columns{{"zeros", m["n"] * 0},
                                                              {"x", m["x"]},
                                                              {"part", m["part"]},
                                                              {"whole zeros", m["part"] * 0},
                                                              {"nothing", m[m["part"] > 100]["x"]}};
    Result::Values made;
    for (const auto& [name, values] : columns)
      for (const bool skipna : {false, true})
        made.emplace_back("any " + name + (skipna ? " True" : " False"), values.any({.skipna = skipna}).compute());
    for (const auto& [name, values] : columns)
      for (const bool skipna : {false, true})
        made.emplace_back("all " + name + (skipna ? " True" : " False"), values.all({.skipna = skipna}).compute());
    return Result(made);
  });
}
TEST(MissingValues, TruthOfFrame) {
  expect_samples([](const DataFrame& m) { return (m[{"x", "part"}] * 0).any({.skipna = false}); });
}
TEST(MissingValues, TruthOfRows) {
  expect_samples([](const DataFrame& m) {
    const dd::Rowwise rows = m.assign("x", m["x"] * 0)[{"x", "n"}].rowwise();
    return frame_of(m, {{"any", rows.any({.skipna = false})}, {"all", rows.all({.skipna = false})}});
  });
}
TEST(MissingValues, Different) {
  expect_samples([](const DataFrame& m) {
    Result::Values made;
    for (const char* name : {"x", "n", "s", "part", "at"}) made.emplace_back(name, m[name].nunique(false).compute());
    return Result(made);
  });
}
TEST(MissingValues, DifferentOfFrame) {
  expect_samples([](const DataFrame& m) { return m[{"x", "n", "part"}].nunique(false); });
}

}  // namespace
}  // namespace weft::frame_test
