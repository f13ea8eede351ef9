// Options of joins: how the rows of two frames are brought together.
#pragma once

#include <initializer_list>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include <weft/series.h>

namespace weft::dd {

/// One key of a join: a column's name, or an expression over the frame's rows, such as `df["name"].str().lower()`.
class MergeKey {
 public:
  MergeKey(const char* column) : key_(std::string(column)) {}
  MergeKey(std::string column) : key_(std::move(column)) {}
  MergeKey(const Series& series) : key_(series.expr()) {}

  /// Null for an expression.
  const std::string* column() const { return std::get_if<std::string>(&key_); }
  /// Null for a column's name.
  const plan::Expr* series() const { return std::get_if<plan::Expr>(&key_); }

 private:
  std::variant<std::string, plan::Expr> key_;
};

/// The keys of a join: one or a list of them.
class MergeKeys {
 public:
  MergeKeys() = default;
  MergeKeys(const char* column) : keys_{column} {}
  MergeKeys(std::string column) : keys_{std::move(column)} {}
  MergeKeys(const Series& series) : keys_{series} {}
  MergeKeys(std::initializer_list<MergeKey> keys) : keys_(keys) {}
  MergeKeys(const std::vector<std::string>& columns) : keys_(columns.begin(), columns.end()) {}
  const std::vector<MergeKey>& keys() const { return keys_; }
  bool empty() const { return keys_.empty(); }

 private:
  std::vector<MergeKey> keys_;
};

/// Whether a column tells where a row comes from, and its name.
class Indicator {
 public:
  Indicator(bool wanted) : name_(wanted ? "_merge" : "") {}
  Indicator(const char* name) : name_(name) {}
  Indicator(std::string name) : name_(std::move(name)) {}
  /// Empty when there is none.
  const std::string& name() const { return name_; }

 private:
  std::string name_;
};

/// Options of DataFrame::merge; pandas' merge, with Dask's "leftsemi" and cuDF's "leftanti".
struct Merge {
  /// "inner": pairs of rows with equal keys; "left", "right", "outer": also the rows of that side, or of both, that have no
  /// partner, with nulls beside them; "semi" (or "leftsemi"): left rows that have a partner, each once, and "anti" (or
  /// "leftanti"): those that have none, both with the left frame's columns; "cross": all pairs.
  std::string how = "inner";
  MergeKeys on = {};        ///< columns that both frames have; without any keys at all: all columns that both have
  MergeKeys left_on = {};   ///< the left frame's keys, where they have other names or are expressions
  MergeKeys right_on = {};  ///< the right frame's, as many
  bool left_index = false;  ///< the left frame's index is its key. With `right_index` the result has that index too
  bool right_index = false;
  /// What is put behind the names of other columns that both frames have.
  std::pair<std::string, std::string> suffixes = {"_x", "_y"};
  /// A column "_merge", or of that name, of the words "both", "left_only" and "right_only".
  Indicator indicator = false;
  /// The rows come in the order of the left frame's ("right": of the right frame's), and those that one row makes in the order of
  /// its partners; rows of the other frame that have no partner come last. Otherwise in no promised order, which needs no sort.
  /// Not for two indexes, whose order the result has.
  bool keep_order = false;
};

}  // namespace weft::dd
