// Runs a frame in every way that there is, and compares it with what the real pandas made of the same rows.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <gtest/gtest.h>
#include <weft/config.h>
#include <weft/dataframe.h>
#include <weft/json.h>

namespace weft::frame_test {

/// One way to run a computation.
struct Way {
  std::string executor;
  bool optimize;
  std::string parts;  // "whole", "blocks", "lines", "table"

  std::string to_string() const { return executor + (optimize ? ", optimized, " : ", as written, ") + parts; }
};

/// Both executors, optimizer on and off, one partition and many.
const std::vector<Way>& ways();

/// Has computations run elsewhere, as long as it lives.
using Elsewhere = std::shared_ptr<void>;
/// The ways of recorded cases: all, unless the program has ways of its own.
const std::vector<Way>& case_ways();
/// Gives them other ones: those of the executor "elsewhere" run while what `enter` gives lives.
void use_case_ways(std::vector<Way> ways, std::function<Elsewhere()> enter);
Elsewhere enter(const Way& way);

/// Where the rows of a case come from: the same rows, partitioned in the way that is being run.
class Rows {
 public:
  explicit Rows(const Way& way) : way_(way) {}
  /// The rows of data/<name>.
  dd::DataFrame operator()(std::string_view name, dd::ReadCsv options = {}) const;
  dd::DataFrame files(const std::vector<std::string>& names, dd::ReadCsv options = {}) const;
  /// The rows of a table.
  dd::DataFrame operator()(const dd::Table& table) const;

 private:
  const Way& way_;
};

/// The path of a file in tests/frame/data.
std::string data_file(std::string_view name);

/// What a case makes: a frame, a series, a table, or named values.
class Result {
 public:
  using Values = std::vector<std::pair<std::string, dd::Value>>;
  Result(const dd::DataFrame& frame) : Result(frame.compute()) {}
  Result(const dd::Series& series) : Result(dd::Table({{series.name(), series.compute()}})) {}
  Result(const dd::Table& table);
  Result(const Values& values);
  /// In the form of the recorded files.
  const Json& json() const { return json_; }

 private:
  Json json_;
};

/// The first difference between two results in words; empty when there is none. Floats may differ by `tolerance` of their size.
std::string difference(const Json& made, const Json& expected, bool ordered, double tolerance = 1e-12);

/// What pandas made: <folder>/<suite>.json, the case of the running test. The folder is `recorded` beside the test's source.
const Json& recorded(const std::string& folder = WEFT_TEST_DATA);

/// Restores the settings when a test is over.
class KeepConfig {
 public:
  KeepConfig() : before_(config()) {}
  ~KeepConfig() { set_config(before_); }

 private:
  Config before_;
};

template <class Make>
Json run(const Way& way, Make make) {
  KeepConfig keep;
  const Elsewhere elsewhere = enter(way);
  set_config({.executor = elsewhere ? "local" : way.executor, .optimize = way.optimize});
  return Result(make(Rows(way))).json();
}

/// Checks what `make(rows)` gives against the record of the running test, in every way.
template <class Make>
void expect_recorded(Make make) {
  for (const Way& way : case_ways()) {
    SCOPED_TRACE(way.to_string());
    try {
      const Json& expected = recorded();
      std::string wrong =
          difference(run(way, make), expected, !expected.as_object().contains("ordered") || expected.at("ordered").as_bool());
      if (!wrong.empty()) ADD_FAILURE() << wrong;
    } catch (const std::exception& error) {
      ADD_FAILURE() << error.what();
    }
  }
}

/// Named columns over one frame.
using Columns = std::vector<std::pair<std::string, dd::Series>>;

/// The frame of those columns and no others.
dd::DataFrame frame_of(const dd::DataFrame& source, const Columns& columns);

/// Checks the columns that `make(frame)` gives over the rows of data/types.csv.
template <class Make>
void expect_columns(Make make) {
  expect_recorded([&](const Rows& rows) {
    dd::DataFrame types = rows("types.csv");
    return frame_of(types, make(types));
  });
}

/// Checks that `act` throws an Error of that kind whose what() is `message`.
template <class Act>
void expect_error(ErrorKind kind, std::string_view message, Act act) {
  try {
    act();
    ADD_FAILURE() << "no error; expected: " << message;
  } catch (const Error& error) {
    EXPECT_EQ(std::string(error.what()), message);
    EXPECT_EQ(error.kind(), kind) << error.what();
  }
}

}  // namespace weft::frame_test
