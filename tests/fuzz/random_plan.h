// A number -> a plan of random steps over tables, in both languages.
#pragma once

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "fuzz/random_choice.h"
#include "fuzz/random_data.h"
#include "fuzz/sql_frame.h"

namespace weft::fuzz {

/// What a smaller version of a plan leaves out. Each step makes its choices from its own number, and leaves the frame as it is
/// when it is left out, so that the other steps stay what they are as far as they can.
struct Shrink {
  std::set<std::size_t> without_steps = {};
  int depth = 3;  // of expressions
};

/// A step: takes one of the frames so far, now and then a second one, and makes another frame.
class RandomPlan {
 public:
  /// `many`: sources have many partitions.
  RandomPlan(std::uint64_t seed, const RandomData& data, bool many, const Shrink& shrink);

  const SqlFrame& result() const { return frames_.back(); }
  /// `CREATE TABLE`, one for each step.
  const std::vector<std::string>& statements() const { return statements_; }
  std::size_t num_steps() const { return num_steps_; }
  /// What the steps are called, and what they made.
  const std::string& story() const { return story_; }

 private:
  using Made = std::optional<SqlFrame>;
  using Step = Made (RandomPlan::*)(const SqlFrame&, Choice&);
  struct NamedStep {
    const char* name;
    Step step;
    int weight;
  };
  static const std::vector<NamedStep>& all_steps();
  SqlFrame step(std::size_t number, std::size_t from, Choice& choice);
  /// The frame and its table: `select` gives its columns, and "#" where the order is promised.
  SqlFrame made(const dd::DataFrame& frame, const std::string& select, std::vector<SqlColumn> columns, bool ordered,
                double most_rows);
  /// The columns of a frame of which some rows are chosen: `tail` follows `FROM ...`.
  SqlFrame some_rows(const SqlFrame& from, const dd::DataFrame& frame, const std::string& tail, bool ordered, double most_rows);
  /// The frame with a column more, or another in its place.
  SqlFrame with_column(const SqlFrame& from, const std::string& name, const SqlScalar& scalar);
  std::string new_name() { return "m" + std::to_string(number_) + "_" + std::to_string(new_names_++); }

  // Rows and columns: row_steps.cc.
  Made filter(const SqlFrame& from, Choice& choice);
  Made assign(const SqlFrame& from, Choice& choice);
  Made select(const SqlFrame& from, Choice& choice);
  Made rename(const SqlFrame& from, Choice& choice);
  Made dropna(const SqlFrame& from, Choice& choice);
  Made divide(const SqlFrame& from, Choice& choice);
  Made melt(const SqlFrame& from, Choice& choice);
  // Order: order_steps.cc.
  Made sort(const SqlFrame& from, Choice& choice);
  Made sort_by_values(const SqlFrame& from, Choice& choice);
  Made sort_by_all(const SqlFrame& from, Choice& choice);
  Made nlargest(const SqlFrame& from, Choice& choice);
  Made loc(const SqlFrame& from, Choice& choice);
  // Groups: group_steps.cc.
  Made group(const SqlFrame& from, Choice& choice);
  Made reduce(const SqlFrame& from, Choice& choice);
  Made transform(const SqlFrame& from, Choice& choice);
  Made group_rows(const SqlFrame& from, Choice& choice);
  Made drop_duplicates(const SqlFrame& from, Choice& choice);
  Made value_counts(const SqlFrame& from, Choice& choice);
  // Two frames: join_steps.cc.
  Made merge(const SqlFrame& from, Choice& choice);
  Made merge_asof(const SqlFrame& from, Choice& choice);
  Made concat(const SqlFrame& from, Choice& choice);
  SqlFrame one_row_a_key(const SqlFrame& from, const std::vector<std::string>& keys, Choice& choice);
  const SqlFrame& another(Choice& choice) const;
  // Windows: window_steps.cc.
  Made window(const SqlFrame& from, Choice& choice);
  Made rank(const SqlFrame& from, Choice& choice);

  std::vector<SqlFrame> frames_;
  std::vector<std::string> statements_;
  std::string story_;
  std::size_t num_steps_ = 0;
  std::size_t number_ = 0;  // of the step that is being made
  std::size_t new_names_ = 0, new_tables_ = 0;
  Shrink shrink_;
};

/// One aggregation in both languages, or nothing where the column cannot have it.
struct SqlAggregation {
  dd::Aggregation aggregation;
  std::string sql;
  Facts facts = {};
};
std::optional<SqlAggregation> random_aggregation(const SqlFrame& frame, const std::string& name, Choice& choice);

/// `SELECT *, row_number() AS "#"` in that order.
std::string numbered(const std::string& select, const std::vector<std::string>& order);

}  // namespace weft::fuzz
