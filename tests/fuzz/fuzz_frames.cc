// Numbers -> random plans, run in several ways; a line of JSON for each says what DuckDB has to make of it. fuzz.py compares.
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <iostream>
#include <map>
#include <sstream>
#include <thread>

#include <arrow/compare.h>
#include <arrow/table.h>
#include <weft/config.h>
#include <weft/json.h>
#include <boost/json/serialize.hpp>

#include "engine/partition_store.h"
#include "fuzz/random_plan.h"
#include "optimize/optimizer.h"

namespace weft::fuzz {
namespace {

namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;

struct Options {
  std::uint64_t seed = 0, count = 1;
  std::string folder;
  std::size_t most_rows = 100'000;
  Shrink shrink;
  bool explain = false;
};

/// One way to run a plan.
struct Way {
  std::string executor = "local";
  bool optimize = false;
  bool many = false;  // partitions
  int threads = 1;
  const char* memory_limit = "0";
  std::string rule_off = {};  // of the optimizer

  std::string to_string() const {
    return executor + (optimize ? ", optimized" : ", as written") + (rule_off.empty() ? "" : " without " + rule_off) +
           (many ? ", many partitions" : ", one partition") + ", " + std::to_string(threads) + " threads, memory limit " +
           memory_limit;
  }
};

std::vector<std::string> rule_names() {
  std::vector<std::string> names;
  for (const optimize::Rule& rule : optimize::rules()) names.emplace_back(rule.name);
  return names;
}

std::vector<Way> random_ways(std::uint64_t seed) {
  Choice choice(mix(seed, "ways"));
  std::vector<Way> ways{{}};
  for (int left = 3; left > 0; --left)
    ways.push_back({choice.of({"local", "local", "loopback"}), choice.percent(75), choice.percent(75), choice.of({1, 2, 3}),
                    choice.of({"0", "0", "2MB", "300kB"})});
  // Whatever was drawn, both executors, both kinds of plan and both of partitions are there.
  ways[1].optimize = ways[1].many = true;
  ways[2].executor = "loopback";
  // One has all rules; each other lacks one, so that a rule's faults show beside the same plan without it.
  Choice rules(mix(seed, "rules"));
  for (std::size_t way = 2; way < ways.size(); ++way)
    if (ways[way].optimize) ways[way].rule_off = rules.name(rule_names());
  return ways;
}

void configure(const Way& way, const Options& options) {
  Config config;
  config.executor = way.executor;
  config.optimize = way.optimize;
  if (!way.rule_off.empty()) config.rules_off = {way.rule_off};
  config.threads = way.threads;
  config.memory_limit = way.memory_limit;
  config.temporary_directory = options.folder + "/spill";
  config.cache_limit = 0;
  set_config(config);
}

/// How a plan ends: with all rows, or the first or the last of them.
struct End {
  enum class Kind { all, head, tail } kind = Kind::all;
  std::size_t rows = 0;
};

End random_end(std::uint64_t seed, bool ordered) {
  Choice choice(mix(seed, "end"));
  if (!ordered || choice.percent(60)) return {};
  return {choice.percent(60) ? End::Kind::head : End::Kind::tail, choice.of<std::size_t>({0, 1, 3, 10, 200})};
}

std::string sql_of(const SqlFrame& frame, const End& end) {
  std::vector<std::string> columns;
  for (const std::string& name : frame.names()) columns.push_back(sql_name(name));
  const std::string select = "SELECT " + joined(columns) + " FROM ", limit = " LIMIT " + std::to_string(end.rows);
  switch (end.kind) {
    case End::Kind::head:
      return select + frame.table + " ORDER BY \"#\"" + limit;
    case End::Kind::tail:
      return select + "(SELECT * FROM " + frame.table + " ORDER BY \"#\" DESC" + limit + ") ORDER BY \"#\"";
    default:
      return select + frame.table + (frame.ordered ? " ORDER BY \"#\"" : "");
  }
}

dd::Table run(const SqlFrame& frame, const End& end, const ComputeOptions& options = {}) {
  switch (end.kind) {
    case End::Kind::head:
      return frame.frame.head(end.rows);
    case End::Kind::tail:
      return frame.frame.tail(end.rows);
    default:
      return frame.frame.compute(options);
  }
}

std::string schema_text(const std::vector<std::string>& names, const std::vector<dd::DType>& types) {
  std::string text;
  for (std::size_t index = 0; index < names.size(); ++index)
    text += names[index] + ' ' + std::string(dd::to_string(types[index])) + ", ";
  return text;
}

/// What differs between the columns that a frame promised and those that it has; empty when nothing does.
std::string broken_promise(const SqlFrame& frame, const dd::Table& table) {
  std::vector<dd::DType> types;
  for (std::size_t index = 0; index < table.num_columns(); ++index) types.push_back(table.column(index).dtype());
  const std::string expected = schema_text(frame.names(), frame.frame.dtypes()), made = schema_text(table.column_names(), types);
  return expected == made ? "" : "columns are " + made + "but should be " + expected;
}

/// Whether all that a computation wrote to disk is gone again.
std::string left_behind(const Options& options, std::uint64_t held_before) {
  std::string text;
  for (const fs::directory_entry& entry : fs::recursive_directory_iterator(options.folder + "/spill"))
    text += entry.path().string() + ' ';
  if (!text.empty()) return "files were left behind: " + text;
  const std::uint64_t held = engine::PartitionStore::only().held_bytes();
  // Less is no fault of this one: what another had let go of was still on its way out before.
  return held <= held_before ? "" : std::to_string(held - held_before) + " bytes were left behind in memory";
}

/// Stops a computation at a random moment: the one clear error or the result, and nothing left behind.
std::string cancelled(const RandomData& data, const Way& way, const Options& options, std::uint64_t seed, Clock::duration took) {
  configure(way, options);
  const std::uint64_t held = engine::PartitionStore::only().held_bytes();
  std::string wrong;
  {
    const RandomPlan plan(seed, data, way.many, options.shrink);
    Choice choice(mix(seed, "cancel"));
    const auto delay = took * static_cast<int>(choice.below(110)) / 100;
    const Cancellation stop;
    std::thread other([&] {
      std::this_thread::sleep_for(delay);
      stop.cancel();
    });
    try {
      run(plan.result(), {}, {.cancel = stop});
    } catch (const std::exception& error) {
      if (std::string(error.what()) != "The computation was cancelled") wrong = error.what();
    }
    other.join();
  }
  return wrong.empty() ? left_behind(options, held) : wrong;
}

boost::json::array column_list(const SqlFrame& frame) {
  boost::json::array columns;
  for (const SqlColumn& column : frame.columns)
    columns.push_back({{"name", column.name},
                       {"type", dd::to_string(column.type)},
                       {"about", column.facts.about},
                       {"loose", column.facts.loose}});
  return columns;
}

class Fuzz {
 public:
  explicit Fuzz(Options options) : options_(std::move(options)) {}

  void run_all() {
    fs::create_directories(options_.folder + "/spill");
    for (std::uint64_t seed = options_.seed; seed < options_.seed + options_.count; ++seed) {
      std::cout << boost::json::serialize(boost::json::object{{"begin", seed}}) << std::endl;
      std::cout << boost::json::serialize(one(seed)) << std::endl;
      // At most one plan ahead of the comparison, which says so for each that it is done with, and still needs its tables.
      std::string done;
      if (seed > options_.seed) std::getline(std::cin, done);
    }
  }

 private:
  /// Neighbours share their tables, which take as long to write as a plan takes to run.
  const RandomData& data_of(std::uint64_t seed) {
    const std::uint64_t number = seed / 8;
    if (!data_ || data_number_ != number) {
      // The comparison may be one step behind, at a plan over the tables before.
      if (data_number_ > 0) fs::remove_all(data_folder(data_number_ - 1));
      configure({}, options_);
      data_ = std::make_unique<RandomData>(mix(number, "data"), data_folder(number), options_.most_rows);
      data_number_ = number;
    }
    return *data_;
  }
  std::string data_folder(std::uint64_t number) const { return options_.folder + "/data-" + std::to_string(number); }

  boost::json::object one(std::uint64_t seed) {
    boost::json::object line{{"seed", seed}};
    boost::json::array runs;
    try {
      const RandomData& data = data_of(seed);
      std::shared_ptr<arrow::Table> first;
      Clock::duration took{};
      const std::vector<Way> ways = random_ways(seed);
      for (std::size_t index = 0; index < ways.size(); ++index) {
        const Way& way = ways[index];
        boost::json::object run_line{{"way", way.to_string()}};
        try {
          const std::uint64_t held = engine::PartitionStore::only().held_bytes();
          configure(way, options_);
          run_in(way, seed, data, index, first, took, line, run_line);
          if (const std::string wrong = index > 0 ? left_behind(options_, held) : ""; !wrong.empty()) run_line["error"] = wrong;
        } catch (const std::exception& error) {
          run_line["error"] = error.what();
        }
        runs.push_back(std::move(run_line));
      }
      first.reset();
      if (seed % 3 == 0)
        if (const std::string wrong = cancelled(data, ways[1], options_, seed, took); !wrong.empty())
          runs.push_back({{"way", "cancelled; " + ways[1].to_string()}, {"error", wrong}});
    } catch (const std::exception& error) {
      line["error"] = error.what();
    }
    line["runs"] = std::move(runs);
    return line;
  }

  void run_in(const Way& way, std::uint64_t seed, const RandomData& data, std::size_t index, std::shared_ptr<arrow::Table>& first,
              Clock::duration& took, boost::json::object& line, boost::json::object& run_line) {
    const RandomPlan plan(seed, data, way.many, options_.shrink);
    const SqlFrame& result = plan.result();
    const End end = random_end(seed, result.ordered);
    if (index == 0) describe(plan, data, end, line);
    if (options_.explain) run_line["explain"] = result.frame.explain();
    const auto begin = Clock::now();
    const dd::Table table = run(result, end);
    took = Clock::now() - begin;
    if (const std::string wrong = broken_promise(result, table); !wrong.empty()) throw std::runtime_error(wrong);
    if (first && first->Equals(*table.arrow(), arrow::EqualOptions::Defaults().nans_equal(true))) {
      run_line["same_as_first"] = true;
      return;
    }
    const std::string path = options_.folder + "/result-" + std::to_string(seed) + '-' + std::to_string(index) + ".parquet";
    write_for_duckdb(table.arrow(), path);
    run_line["file"] = path;
    if (index == 0) first = table.arrow();
  }

  void describe(const RandomPlan& plan, const RandomData& data, const End& end, boost::json::object& line) {
    boost::json::array statements;
    for (const std::string& statement : data.statements()) statements.emplace_back(statement);
    for (const std::string& statement : plan.statements()) statements.emplace_back(statement);
    line["statements"] = std::move(statements);
    line["query"] = sql_of(plan.result(), end);
    line["ordered"] = plan.result().ordered;
    line["columns"] = column_list(plan.result());
    line["steps"] = plan.num_steps();
    line["story"] = plan.story();
  }

  Options options_;
  std::unique_ptr<RandomData> data_;
  std::uint64_t data_number_ = 0;
};

Options parsed(int count, char** arguments) {
  std::map<std::string, std::string> given;
  for (int index = 1; index + 1 < count; index += 2) given[arguments[index]] = arguments[index + 1];
  Options options;
  const auto number = [&](const char* name, std::uint64_t otherwise) {
    return given.contains(name) ? std::strtoull(given[name].c_str(), nullptr, 10) : otherwise;
  };
  options.seed = number("--seed", 0);
  options.count = number("--count", 1);
  options.folder = given.contains("--folder") ? given["--folder"] : (fs::temp_directory_path() / "fuzz_frames").string();
  options.most_rows = number("--rows", options.most_rows);
  options.shrink.depth = static_cast<int>(number("--depth", 3));
  options.explain = given.contains("--explain");
  std::stringstream steps(given["--without"]);
  for (std::string step; std::getline(steps, step, ',');)
    options.shrink.without_steps.insert(std::strtoull(step.c_str(), nullptr, 10));
  return options;
}

}  // namespace
}  // namespace weft::fuzz

int main(int count, char** arguments) {
  weft::fuzz::Fuzz(weft::fuzz::parsed(count, arguments)).run_all();
  return 0;
}
