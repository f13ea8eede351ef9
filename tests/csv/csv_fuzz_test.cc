// Runs the fuzzer's entry on inputs made from a fixed seed, so that each test run covers the same ground.
#include "csv/csv_fuzz.h"

#include <random>
#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace {

std::string random_input(std::mt19937& random) {
  static const std::vector<std::string> pieces{",",
                                               ",",
                                               ",",
                                               "\n",
                                               "\n",
                                               "\n",
                                               "\r\n",
                                               "\r",
                                               "\"",
                                               "\"",
                                               "\"\"",
                                               "a",
                                               "1",
                                               "2.5",
                                               "-7",
                                               " ",
                                               "NA",
                                               "x\"y",
                                               "2020-01-02",
                                               "12:30",
                                               "true",
                                               "\\",
                                               "#",
                                               ";",
                                               "\xC3\xA9",
                                               "18446744073709551615",
                                               "1e400",
                                               "\",\"",
                                               "\"\n",
                                               "\n\"",
                                               "long text in a field"};
  std::string input(3, '\0');
  for (char& choice : input) choice = static_cast<char>(random());
  input += random() % 4 == 0 ? "" : "a,b,c\n";
  const bool bad_bytes = random() % 16 == 0;
  for (unsigned left = random() % 60; left > 0; --left)
    input += bad_bytes && random() % 20 == 0 ? "\xFF" : pieces[random() % pieces.size()];
  return input;
}

TEST(CsvFuzz, BlocksGiveWhatTheWholeFileGives) {
  std::mt19937 random(20260101);
  for (int round = 0; round < 1500; ++round) {
    const std::string input = random_input(random);
    LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t*>(input.data()), input.size());
  }
}

}  // namespace
