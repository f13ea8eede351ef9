// A frame -> random expressions over its columns, in both languages.
#pragma once

#include <string>
#include <vector>

#include "fuzz/random_choice.h"
#include "fuzz/sql_frame.h"

namespace weft::fuzz {

/// No expression can fail for some values, and none depends on values that are not promised.
class RandomScalar {
 public:
  RandomScalar(const SqlFrame& frame, Choice& choice) : frame_(frame), choice_(choice) {}

  SqlScalar any(int depth);
  SqlScalar boolean(int depth);
  SqlScalar integer(int depth);
  SqlScalar floating(int depth);
  SqlScalar text(int depth);
  /// A timestamp, a date, a duration.
  SqlScalar timestamp(int depth);
  SqlScalar date(int depth);
  SqlScalar duration(int depth);

 private:
  /// A column, a constant or a value that is computed from all rows, as the right side of an operation.
  struct Side;
  SqlScalar column(bool (*fits)(const SqlColumn&), bool& found);
  bool have(bool (*fits)(const SqlColumn&)) const;
  SqlScalar number(int depth);
  Side small_whole(std::int64_t low, std::int64_t high);
  Side quarter();
  Side reduction(dd::DType like);

  SqlScalar arithmetic(char op, const SqlScalar& left, const Side& right);
  SqlScalar compare(const std::string& op, const SqlScalar& left, const Side& right);
  std::string any_comparison() { return choice_.of({"==", "!=", "<", "<=", ">", ">="}); }
  SqlScalar choose(const SqlScalar& value, const SqlScalar& other, int depth);
  SqlScalar from_text(int depth);
  SqlScalar number_from_time(int depth);

  const SqlFrame& frame_;
  Choice& choice_;
};

}  // namespace weft::fuzz
