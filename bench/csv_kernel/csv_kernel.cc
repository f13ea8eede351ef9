// How fast CSV is scanned and decoded on one core, in bytes of CSV a second, beside what copying the bytes costs.
//   bench_csv_kernel [megabytes]
// Rows are those of the frame benchmarks: id016,id0000034567,23,45,3,7,34.123456. Times are of the processor, so that other
// programs disturb little; the best of several rounds counts.
#include <sys/resource.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <functional>
#include <random>
#include <string>
#include <vector>

#include "kernel/csv/chunk_reader.h"
#include "kernel/csv/column_reader.h"
#include "kernel/csv/discover.h"
#include "kernel/csv/register.h"
#include "plan/codec.h"
#include "plan/ops/scalar.h"

namespace {

using namespace weft;
using namespace weft::kernel;

double processor_seconds() {
  rusage used;
  getrusage(RUSAGE_SELF, &used);
  return static_cast<double>(used.ru_utime.tv_sec + used.ru_stime.tv_sec) +
         static_cast<double>(used.ru_utime.tv_usec + used.ru_stime.tv_usec) * 1e-6;
}

void report(const char* what, std::size_t bytes, const std::function<void()>& work) {
  double best = 1e9;
  for (int round = 0; round < 7; ++round) {
    const double begin = processor_seconds();
    work();
    best = std::min(best, processor_seconds() - begin);
  }
  std::printf("%-44s %6.2f GB/s  %6.3f s a GB\n", what, static_cast<double>(bytes) / best * 1e-9,
              best / static_cast<double>(bytes) * 1e9);
  std::fflush(stdout);
}

std::string make_rows(std::size_t bytes) {
  std::mt19937_64 random(42);
  std::string text = "id1,id3,id4,id5,v1,v2,v3\n";
  char row[96];
  while (text.size() < bytes) {
    const int size = std::snprintf(row, sizeof row, "id%03d,id%010d,%d,%d,%d,%d,%.6f\n", static_cast<int>(random() % 100 + 1),
                                   static_cast<int>(random() % 1000000 + 1), static_cast<int>(random() % 100 + 1),
                                   static_cast<int>(random() % 100 + 1), static_cast<int>(random() % 5 + 1),
                                   static_cast<int>(random() % 15 + 1), static_cast<double>(random() % 100000000) * 1e-6);
    text.append(row, static_cast<std::size_t>(size));
  }
  return text;
}

class Sink final : public Operator {
 public:
  bool push(Batch batch) override {
    rows += batch.num_rows;
    return true;
  }
  void finish() override {}
  std::size_t rows = 0;
};

class MemoryStream final : public ByteStream {
 public:
  explicit MemoryStream(std::string_view text) : text_(text) {}
  std::size_t read(std::span<char> into) override {
    const std::size_t some = std::min(into.size(), text_.size());
    std::memcpy(into.data(), text_.data(), some);
    text_.remove_prefix(some);
    return some;
  }

 private:
  std::string_view text_;
};

/// One chunk that stays in cache is scanned and decoded again and again.
void report_chunk(const std::string& text) {
  plan::CsvFormat format;
  const csv::ValueText values(format);
  csv::ChunkReader reader(std::make_unique<MemoryStream>(text), 0, format, 7, "memory");
  csv::Chunk chunk;
  reader.next(chunk, text.size());
  reader.next(chunk, text.size());
  constexpr int times = 400;
  const std::size_t bytes = chunk.size * times;
  const csv::FieldText fields{chunk.text, chunk.memory, chunk.quotes, chunk.high_bytes};
  std::vector<std::uint32_t> ends(chunk.size + csv::scan_padding);
  report("scan, in cache", bytes, [&] {
    for (int i = 0; i < times; ++i) csv::scan(chunk.text, chunk.size, {}, ends.data());
  });
  const auto report_column = [&](const char* what, std::size_t place, DType type) {
    csv::ColumnReader column(type, false, format, values);
    const csv::RegularColumn ends{chunk.regular->ends + place, chunk.regular->num_fields, 0};
    report(what, bytes, [&] {
      for (int i = 0; i < times; ++i) column.read(fields, ends, chunk.num_rows);
    });
  };
  report_column("id1 string, in cache", 0, DType::string);
  report_column("id4 int64, in cache", 2, DType::int64);
  report_column("v1 int64, in cache", 4, DType::int64);
  report_column("v3 float64, in cache", 6, DType::float64);
}

void report_file(const std::string& path, std::size_t bytes) {
  plan::CsvRequest request;
  request.paths = {path};
  const auto run = [&](const char* what, std::vector<std::string> wanted, std::vector<plan::Expr> predicate) {
    plan::ReadCsv source = discover_csv(request);
    source.wanted = std::move(wanted);
    const plan::Expr node = plan::make(source, std::move(predicate));
    report(what, bytes, [&] {
      Sink sink;
      for (const plan::CsvPart& part : plan::csv_parts(source)) {
        const std::string encoded = plan::encode(part);
        TaskContext context;
        context.part = encoded;
        make_csv_source(*node, context)->run(sink);
      }
    });
  };
  const std::vector<std::string> all{"id1", "id3", "id4", "id5", "v1", "v2", "v3"};
  const auto is = [](plan::BinaryOp op, const char* name, std::int64_t value) {
    return binary(op, plan::column(name), plan::literal(value));
  };
  run("file: rows counted", {}, {});
  run("file: id4 v1 v2 v3", {"id4", "v1", "v2", "v3"}, {});
  run("file: id1 v1 v2 v3", {"id1", "v1", "v2", "v3"}, {});
  run("file: all columns", all, {});
  run("file: all where (v1 == 3) & (id4 <= 10)", all,
      {binary(plan::BinaryOp::logical_and, is(plan::BinaryOp::eq, "v1", 3), is(plan::BinaryOp::le, "id4", 10))});
}

}  // namespace

int main(int argc, char** argv) {
  const std::size_t bytes = (argc > 1 ? std::strtoull(argv[1], nullptr, 10) : 200) * 1'000'000;
  const std::string text = make_rows(bytes);
  std::vector<char> copy(256 * 1024);
  report("memcpy into 256 KiB", text.size(), [&] {
    for (std::size_t at = 0; at + copy.size() <= text.size(); at += copy.size())
      std::memcpy(copy.data(), text.data() + at, copy.size());
  });
  report_chunk(text);
  char path[] = "/tmp/weft-csv-kernel-XXXXXX";
  const int file = ::mkstemp(path);
  if (file < 0 || ::write(file, text.data(), text.size()) != static_cast<ssize_t>(text.size())) return 1;
  report("pread into 256 KiB", text.size(), [&] {
    for (std::size_t at = 0; at + copy.size() <= text.size(); at += copy.size())
      if (::pread(file, copy.data(), copy.size(), static_cast<off_t>(at)) < 0) std::abort();
  });
  report_file(path, text.size());
  ::close(file);
  ::unlink(path);
}
