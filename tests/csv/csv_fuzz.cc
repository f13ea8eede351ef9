// One input of a fuzzer: any bytes are read as CSV, whole and in blocks.
#include "csv/csv_fuzz.h"

#include <cstdio>
#include <cstdlib>
#include <sstream>
#include <string_view>

#include "csv/csv_case.h"
#include "kernel/csv/discover.h"

namespace weft::csv_test {
namespace {

/// Takes bytes off the front to decide something by.
class Choices {
 public:
  explicit Choices(std::string_view bytes) : bytes_(bytes) {}
  unsigned next(unsigned below) {
    if (bytes_.empty()) return 0;
    const unsigned chosen = static_cast<unsigned char>(bytes_.front()) % below;
    bytes_.remove_prefix(1);
    return chosen;
  }
  std::string_view rest() const { return bytes_; }

 private:
  std::string_view bytes_;
};

plan::CsvRequest choose(Choices& choices) {
  plan::CsvRequest request;
  plan::CsvFormat& format = request.format;
  // The usual is chosen most often, since a rare option hides what the fast path does.
  const unsigned rare = choices.next(16);
  if (rare == 1) format.escape = '\\';
  if (rare == 2) format.comment = '#';
  if (rare == 3) format.skip_initial_space = true;
  if (rare == 4) format.double_quote = false;
  if (rare == 5) format.quoting = false;
  if (rare == 6) format.has_header = false;
  if (rare == 7) format.skip_blank_lines = false;
  if (rare == 9) format.skip_rows = 1;
  if (rare == 10) format.separator = ';';
  if (rare == 11) format.thousands = '.';
  // Most random rows have too many fields, which would otherwise be all that is ever seen.
  format.skip_bad_lines = choices.next(4) != 0;
  request.blocksize = 1 + choices.next(64);
  request.sample = 1;
  return request;
}

std::string outcome(const plan::CsvRequest& request, bool forget_starts) {
  std::ostringstream rows;
  try {
    plan::ReadCsv source = kernel::discover_csv(request);
    if (forget_starts)
      for (plan::CsvFile& file : source.files) file.row_starts.clear();
    rows << read(std::move(source));
  } catch (const Error& error) {
    if (error.kind() == ErrorKind::internal || error.kind() == ErrorKind::cluster) throw;
    return "error";
  }
  return rows.str();
}

void compare(const std::string& whole, const std::string& blocks, std::string_view text) {
  if (whole == blocks) return;
  std::fprintf(stderr, "whole:\n%s\nblocks:\n%s\nfile:\n%.*s\n", whole.c_str(), blocks.c_str(), static_cast<int>(text.size()),
               text.data());
  std::abort();
}

}  // namespace
}  // namespace weft::csv_test

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace weft::csv_test;
  static const TemporaryFolder folder;
  Choices choices({reinterpret_cast<const char*>(data), size});
  weft::plan::CsvRequest request = choose(choices);
  request.paths = {folder.write("file.csv", choices.rest())};
  const std::string blocks = outcome(request, false), unknown = outcome(request, true);
  request.blocksize = 0;
  const std::string whole = outcome(request, false);
  compare(whole, blocks, choices.rest());
  compare(whole, unknown, choices.rest());
  return 0;
}
