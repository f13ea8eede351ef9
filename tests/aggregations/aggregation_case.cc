// The rows that aggregations are tested on.
#include "aggregation_case.h"

#include <cmath>

namespace weft::frame_test {
namespace {

using Valid = std::vector<bool>;

dd::Table make_samples() {
  constexpr int rows = 60;
  std::vector<std::string> key, s, at, took;
  std::vector<std::int64_t> part, n, big;
  std::vector<double> x;
  std::vector<float> h;
  std::vector<bool> flag;
  Valid key_valid, x_valid, n_valid, flag_valid, s_valid, at_valid, took_valid;
  for (int i = 0; i < rows; ++i) {
    const bool missing = i % 13 == 5 && i != 30 && i != 59;
    key.push_back(i == 59 ? "single" : missing ? "none" : std::string(1, "abc"[i * 7 % 3]));
    key_valid.push_back(i != 30);
    part.push_back(i % 4);
    // Some missing values are NaN, others null.
    x.push_back(missing || i % 11 == 3 ? std::nan("") : (i * 37 % 101) / 8.0 - 5);
    x_valid.push_back(i % 7 != 2);
    h.push_back(static_cast<float>(x.back() / 2));
    n.push_back(i * 29 % 23 - 11);
    n_valid.push_back(!missing && i % 5 != 1);
    big.push_back((std::int64_t{1} << 62) + i * 12345);
    flag.push_back(i % 3 == 0);
    flag_valid.push_back(!missing && i % 8 != 5);
    s.push_back(i % 17 == 0 ? "" : "text number " + std::to_string(i * 13 % 17));
    s_valid.push_back(!missing && i % 6 != 4);
    const int hours = i * 31 % 59, seconds = i * 31 % 59;
    char text[64];
    std::snprintf(text, sizeof text, "2020-01-0%d %02d:00:00", 1 + hours / 24, hours % 24);
    at.push_back(text);
    at_valid.push_back(!missing && i % 9 != 4);
    std::snprintf(text, sizeof text, "0 days 00:00:%02d.%06d", seconds, i);
    took.push_back(text);
    took_valid.push_back(!missing && i % 9 != 7);
  }
  return dd::Table({{"key", dd::Column(key, key_valid)},
                    {"part", dd::Column(part)},
                    {"x", dd::Column(x, x_valid)},
                    {"n", dd::Column(n, n_valid)},
                    {"big", dd::Column(big)},
                    {"h", dd::Column(h, x_valid)},
                    {"flag", dd::Column(flag, flag_valid)},
                    {"s", dd::Column(s, s_valid)},
                    {"at", dd::Column(at, at_valid)},
                    {"took", dd::Column(took, took_valid)}});
}

}  // namespace

dd::DataFrame samples(const Rows& rows) {
  static const dd::Table table = make_samples();
  return rows(table).astype({{"at", dd::timestamp}, {"took", dd::duration}});
}

}  // namespace weft::frame_test
