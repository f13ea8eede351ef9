// A number -> a frame made by random operations, the same for the same number.
#pragma once

#include <cstdint>
#include <random>
#include <string>
#include <vector>

#include <weft/dataframe.h>

namespace weft::frame_test {

/// Builds random plans over a frame. No operation in them can fail for some values, and sums are of numbers that add without
/// rounding, so that every way of running a plan gives the same values.
class RandomFrame {
 public:
  RandomFrame(dd::DataFrame source, std::uint64_t seed);

  const dd::DataFrame& frame() const { return frame_; }
  /// Whether the order of the rows is promised.
  bool ordered() const { return ordered_; }
  /// A number of rows for head().
  std::size_t some_rows() { return pick(30); }

 private:
  std::size_t pick(std::size_t choices) { return static_cast<std::size_t>(random_() % choices); }
  bool chance(int percent) { return static_cast<int>(pick(100)) < percent; }
  std::string pick_name(const std::vector<std::string>& names) { return names[pick(names.size())]; }
  std::vector<std::string> names_of(bool (*fits)(dd::DType)) const;
  std::vector<std::string> some_names(std::vector<std::string> from, std::size_t most);
  std::string new_name() { return "made" + std::to_string(next_name_++); }

  dd::Series any_series();
  dd::Series boolean(int depth);
  dd::Series integer(int depth);
  dd::Series floating(int depth);
  dd::Series text(int depth);

  void step();
  void assign();
  void filter();
  void select();
  void sort();
  void rename();
  void group();

  std::mt19937_64 random_;
  dd::DataFrame frame_;
  std::vector<std::string> exact_;  // columns whose values add without rounding
  bool ordered_ = true;
  int next_name_ = 0;
};

}  // namespace weft::frame_test
