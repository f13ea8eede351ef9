// Several files, compressed files, and columns that hold their paths.
#include <cstdlib>

#include <bzlib.h>
#include <lzma.h>
#include <zlib.h>
#include <zstd.h>

#include "csv/csv_case.h"
#include "kernel/csv/discover.h"
#include "kernel/io/byte_source.h"
#include "kernel/io/decompress.h"
#include "plan/ops/scalar.h"

namespace weft::csv_test {
namespace {

std::string gzip(const std::string& bytes) {
  z_stream state{};
  deflateInit2(&state, 6, Z_DEFLATED, 16 + MAX_WBITS, 8, Z_DEFAULT_STRATEGY);
  std::string packed(deflateBound(&state, bytes.size()), '\0');
  state.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
  state.avail_in = static_cast<uInt>(bytes.size());
  state.next_out = reinterpret_cast<Bytef*>(packed.data());
  state.avail_out = static_cast<uInt>(packed.size());
  EXPECT_EQ(deflate(&state, Z_FINISH), Z_STREAM_END);
  packed.resize(state.total_out);
  deflateEnd(&state);
  return packed;
}

std::string zstd(const std::string& bytes) {
  std::string packed(ZSTD_compressBound(bytes.size()), '\0');
  packed.resize(ZSTD_compress(packed.data(), packed.size(), bytes.data(), bytes.size(), 3));
  return packed;
}

std::string bz2(const std::string& bytes) {
  auto size = static_cast<unsigned>(bytes.size() + bytes.size() / 100 + 600);
  std::string packed(size, '\0');
  EXPECT_EQ(BZ2_bzBuffToBuffCompress(packed.data(), &size, const_cast<char*>(bytes.data()), static_cast<unsigned>(bytes.size()),
                                     1, 0, 0),
            BZ_OK);
  packed.resize(size);
  return packed;
}

std::string xz(const std::string& bytes) {
  std::string packed(lzma_stream_buffer_bound(bytes.size()), '\0');
  std::size_t size = 0;
  EXPECT_EQ(lzma_easy_buffer_encode(1, LZMA_CHECK_CRC64, nullptr, reinterpret_cast<const std::uint8_t*>(bytes.data()),
                                    bytes.size(), reinterpret_cast<std::uint8_t*>(packed.data()), &size, packed.size()),
            LZMA_OK);
  packed.resize(size);
  return packed;
}

std::string number(std::uint64_t value, int bytes) {
  std::string text;
  for (int byte = 0; byte < bytes; ++byte) text += static_cast<char>(value >> (8 * byte));
  return text;
}

/// What a zip archive can say in other ways.
struct ZipForm {
  bool deflated = true;
  bool sum_follows = false;   // sizes and check sum behind the bytes
  bool has_signature = true;  // before those
  bool wide = false;          // sizes of 64 bits
  int flags = 0;
  std::string name = "a.csv";
};

/// One file of an archive, without the directory at its end.
std::string zip_file(const std::string& bytes, const ZipForm& form = {}) {
  std::string packed = bytes;
  if (form.deflated) {
    const std::string member = gzip(bytes);
    packed = member.substr(10, member.size() - 18);
  }
  const std::uint64_t sum = crc32_z(0, reinterpret_cast<const Bytef*>(bytes.data()), bytes.size());
  const auto known = [&](std::uint64_t value) { return number(form.sum_follows ? 0 : value, 4); };
  const auto size = [&](std::uint64_t value) { return form.wide && !form.sum_follows ? number(0xFFFFFFFF, 4) : known(value); };
  std::string extra;
  if (form.wide && !form.sum_follows) extra = number(1, 2) + number(16, 2) + number(bytes.size(), 8) + number(packed.size(), 8);
  std::string file = "PK\x03\x04" + number(20, 2) + number(form.flags | (form.sum_follows ? 8 : 0), 2) +
                     number(form.deflated ? 8 : 0, 2) + number(0, 4) + known(sum) + size(packed.size()) + size(bytes.size()) +
                     number(form.name.size(), 2) + number(extra.size(), 2) + form.name + extra + packed;
  if (form.sum_follows) {
    const int width = form.wide ? 8 : 4;
    file +=
        (form.has_signature ? "PK\x07\x08" : "") + number(sum, 4) + number(packed.size(), width) + number(bytes.size(), width);
  }
  return file;
}

/// A directory is not looked at, but must be there.
const std::string zip_directory = "PK\x01\x02" + std::string(46, '\0') + "PK\x05\x06" + std::string(18, '\0');
std::string zip(const std::string& bytes, const ZipForm& form = {}) { return zip_file(bytes, form) + zip_directory; }

std::string many_rows() {
  std::string bytes = "id,name\n";
  for (int row = 0; row < 50'000; ++row) bytes += std::to_string(row) + ",\"name " + std::to_string(row % 97) + "\n\"\n";
  return bytes;
}

class Files : public testing::Test {
 protected:
  TemporaryFolder folder;
};

TEST_F(Files, OfAGlobAreReadInOrderOfTheirNames) {
  folder.write("part-2.csv", "a,b\n3,z\n");
  folder.write("part-1.csv", "a,b\n1,x\n2,y\n");
  folder.write("other.csv", "q\n9\n");
  EXPECT_EQ(read(request_for(folder.path("part-*.csv"))).values[0], (std::vector<Value>{"1", "2", "3"}));
}

TEST_F(Files, OfAListAreReadInItsOrder) {
  plan::CsvRequest request;
  request.paths = {folder.write("b.csv", "a\n1\n"), folder.write("a.csv", "a\n2\n")};
  EXPECT_EQ(read(request).values[0], (std::vector<Value>{"1", "2"}));
}

TEST_F(Files, MayHaveAStarInTheirName) {
  EXPECT_EQ(read(request_for(folder.write("what*.csv", "a\n1\n"))).values[0], (std::vector<Value>{"1"}));
}

TEST_F(Files, MayHaveColumnsInAnotherOrder) {
  folder.write("1.csv", "a,b,c\n1,x,2.5\n");
  folder.write("2.csv", "c,extra,a,b\n3.5,?,2,y\n");
  const Rows rows = read(request_for(folder.path("*.csv")));
  EXPECT_EQ(rows.row(1), (std::vector<Value>{"2", "y", "0x1.cp+1"}));
}

TEST_F(Files, NeedTheColumnsThatAreRead) {
  folder.write("1.csv", "country,pop\nx,1\n");
  const std::string second = folder.write("2.csv", "country,popp\ny,2\n");
  plan::CsvRequest request = request_for(folder.path("*.csv"));
  EXPECT_EQ(error_of([&] { read(request); }),
            "data: Column not found: pop (have: country, popp; did you mean popp?) [" + second + "]");
  request.usecols = {{"country"}};
  EXPECT_EQ(read(request).values[0], (std::vector<Value>{"x", "y"}));
}

TEST_F(Files, AreEqualInTheirColumnsWhenEnforced) {
  const std::string first = folder.write("1.csv", "a,b\n1,x\n");
  const std::string second = folder.write("2.csv", "b,a\ny,2\n");
  plan::CsvRequest request = request_for(folder.path("*.csv"));
  request.enforce = true;
  EXPECT_EQ(error_of([&] { read(request); }),
            "data: Columns differ from those of " + first + " (have: b, a; expected: a, b): " + second);
}

TEST_F(Files, WithoutHeaderAreReadByPosition) {
  folder.write("1.csv", "1,x\n");
  folder.write("2.csv", "2\n3,y\n");
  plan::CsvRequest request = request_for(folder.path("*.csv"));
  request.format.has_header = false;
  request.names = {{"a", "b"}};
  EXPECT_EQ(read(request).values, (std::vector<std::vector<Value>>{{"1", "2", "3"}, {"x", std::nullopt, "y"}}));
}

TEST_F(Files, AreWidenedTogether) {
  folder.write("1.csv", "a\n1\n");
  folder.write("2.csv", "a\n2.5\n");
  const Rows rows = read(request_for(folder.path("*.csv")));
  EXPECT_EQ(rows.columns[0].type, dd::DType::float64);
  EXPECT_EQ(rows.values[0], (std::vector<Value>{"0x1p+0", "0x1.4p+1"}));
}

TEST_F(Files, ShowInAColumn) {
  const std::string first = folder.write("1.csv", "a\n1\n2\n"), second = folder.write("2.csv", "a\n3\n");
  plan::CsvRequest request = request_for(folder.path("*.csv"));
  request.path_column = "file";
  const Rows rows = read(request);
  EXPECT_EQ(rows.columns[1], (plan::Field{"file", dd::DType::string}));
  EXPECT_EQ(rows.values[1], (std::vector<Value>{first, first, second}));
  EXPECT_EQ(read(request, {plan::binary(plan::BinaryOp::eq, plan::column("file"), plan::literal(second))}).values[0],
            (std::vector<Value>{"3"}));
}

TEST_F(Files, CompressedAreReadAsTheirContent) {
  const std::string bytes = many_rows();
  const Rows plain = read(request_for(folder.write("plain.csv", bytes)));
  ASSERT_EQ(plain.values[0].size(), 50'000u);
  EXPECT_EQ(read(request_for(folder.write("a.csv.gz", gzip(bytes)), 1000)), plain);
  EXPECT_EQ(read(request_for(folder.write("a.csv.zst", zstd(bytes)), 1000)), plain);
  EXPECT_EQ(read(request_for(folder.write("gzip_by_content.csv", gzip(bytes)))), plain);
  EXPECT_EQ(read(request_for(folder.write("zstd_by_content.csv", zstd(bytes)))), plain);
  EXPECT_EQ(read(request_for(folder.write("a.csv.bz2", bz2(bytes)), 1000)), plain);
  EXPECT_EQ(read(request_for(folder.write("a.csv.xz", xz(bytes)), 1000)), plain);
  EXPECT_EQ(read(request_for(folder.write("a.csv.zip", zip(bytes)), 1000)), plain);
  EXPECT_EQ(read(request_for(folder.write("bz2_by_content.csv", bz2(bytes)))), plain);
  EXPECT_EQ(read(request_for(folder.write("xz_by_content.csv", xz(bytes)))), plain);
  EXPECT_EQ(read(request_for(folder.write("zip_by_content.csv", zip(bytes)))), plain);
}

TEST_F(Files, ZipArchivesMayBeOfEveryForm) {
  const std::string bytes = many_rows();
  const Rows plain = read(request_for(folder.write("plain.csv", bytes)));
  for (const ZipForm& form :
       {ZipForm{.deflated = false}, ZipForm{.deflated = false, .wide = true}, ZipForm{.wide = true}, ZipForm{.sum_follows = true},
        ZipForm{.sum_follows = true, .has_signature = false}, ZipForm{.sum_follows = true, .wide = true},
        ZipForm{.sum_follows = true, .has_signature = false, .wide = true}})
    EXPECT_EQ(read(request_for(folder.write("a.zip", zip(bytes, form)))), plain);
}

TEST_F(Files, ZipArchivesOfOtherThanOneFileAreRefused) {
  const std::string bytes = "a,b\n1,2\n";
  const auto expect = [&](const char* why, const std::string& archive) {
    const std::string path = folder.write("a.zip", archive);
    EXPECT_EQ(error_of([&] { read(request_for(path)); }), "data: Compressed file is damaged (" + std::string(why) + "): " + path);
  };
  expect("more than one file in it", zip_file(bytes) + zip_file(bytes) + zip_directory);
  expect("more than one file in it", zip_file(bytes, {.sum_follows = true}) + zip_file(bytes) + zip_directory);
  expect("no file in it", zip_directory.substr(50));
  expect("a directory in it", zip_file("", {.name = "d/"}) + zip(bytes));
  expect("encrypted", zip(bytes, {.flags = 1}));
  expect("its method of compression is not deflate", zip(bytes, {.deflated = false, .sum_follows = true}));
  expect("no zip archive", std::string(100, 'x'));
  expect("no directory behind the file", zip_file(bytes) + std::string(100, 'x'));
  std::string wrong = zip(bytes, {.deflated = false});
  wrong[38] ^= 1;
  expect("incorrect data check", wrong);
  const std::string cut = folder.write("cut.zip", zip(many_rows()).substr(0, 20'000));
  EXPECT_EQ(error_of([&] { read(request_for(cut)); }), "data: Compressed file is cut short: " + cut);
}

TEST_F(Files, ThatBeginAsBzip2DoesAreText) {
  EXPECT_EQ(read(request_for(folder.write("a.csv", "BZh9,b\n1,2\n"))).values[0], (std::vector<Value>{"1"}));
}

TEST_F(Files, CompressedMayHaveSeveralMembers) {
  const std::string bytes = many_rows();
  const std::string first = bytes.substr(0, 100'003), second = bytes.substr(100'003);
  const Rows plain = read(request_for(folder.write("plain.csv", bytes)));
  EXPECT_EQ(read(request_for(folder.write("a.csv.gz", gzip(first) + gzip(second) + std::string(100, '\0')))), plain);
  EXPECT_EQ(read(request_for(folder.write("a.csv.zst", zstd(first) + zstd(second)))), plain);
  EXPECT_EQ(read(request_for(folder.write("a.csv.bz2", bz2(first) + bz2(second)))), plain);
  EXPECT_EQ(read(request_for(folder.write("a.csv.xz", xz(first) + std::string(8, '\0') + xz(second)))), plain);
}

TEST_F(Files, CompressedAreOnePartEach) {
  const plan::ReadCsv source = kernel::discover_csv(request_for(folder.write("a.csv.gz", gzip(many_rows())), 1000));
  EXPECT_EQ(plan::csv_parts(source).size(), 1u);
}

TEST_F(Files, CompressedAndDamagedAreRefused) {
  const std::string packed = gzip(many_rows());
  const std::string cut = folder.write("cut.csv.gz", packed.substr(0, packed.size() / 2));
  EXPECT_EQ(error_of([&] { read(request_for(cut)); }), "data: Compressed file is cut short: " + cut);
  std::string wrong = packed;
  wrong[packed.size() - 6] ^= 0x55;  // in the check sum
  const std::string damaged = folder.write("damaged.csv.gz", wrong);
  EXPECT_NE(error_of([&] { read(request_for(damaged)); }).find("data: Compressed file is damaged ("), std::string::npos);
  const std::string no_zstd = folder.write("no.csv.zst", "a,b\n1,2\n");
  EXPECT_NE(error_of([&] { read(request_for(no_zstd)); }).find("data: Compressed file is damaged ("), std::string::npos);
  for (const std::string& whole : {bz2(many_rows()), xz(many_rows())}) {
    const std::string half = folder.write("half", whole.substr(0, whole.size() / 2));
    EXPECT_EQ(error_of([&] { read(request_for(half)); }), "data: Compressed file is cut short: " + half);
    std::string changed = whole;
    changed[whole.size() / 2] ^= 0x55;
    const std::string bad = folder.write("bad", changed);
    EXPECT_EQ(error_of([&] { read(request_for(bad)); }), "data: Compressed file is damaged (incorrect data check): " + bad);
  }
  const std::string no_bz2 = folder.write("no.csv.bz2", "a,b\n1,2\n"),
                    no_xz = folder.write("no.csv.xz", "a,b\n1,2\n" + many_rows());
  EXPECT_EQ(error_of([&] { read(request_for(no_bz2)); }), "data: Compressed file is damaged (no bzip2 data): " + no_bz2);
  EXPECT_EQ(error_of([&] { read(request_for(no_xz)); }), "data: Compressed file is damaged (no xz data): " + no_xz);
  plan::CsvRequest request = request_for(folder.write("a.csv", "a\n1\n"));
  request.compression = "lzma";
  EXPECT_EQ(error_of([&] { read(request); }), "user: Unknown compression (have: infer, none, gzip, zstd, bz2, xz, zip): lzma");
}

TEST_F(Files, ErrorsInCompressedFilesNamePlacesInTheirContent) {
  plan::CsvRequest request = request_for(folder.write("a.csv.gz", gzip("a,b\n1,2\nx,3\n")));
  request.dtypes["a"] = dd::DType::int64;
  EXPECT_EQ(error_of([&] { read(request); }),
            "data: Bad value for int64 column 'a': x (" + request.paths[0] + ", line 3, byte 8)");
}

TEST_F(Files, AreCutIntoPartsOfTheBlocksize) {
  plan::CsvRequest request = request_for(folder.write("a.csv", "a\n" + std::string(98, '1')), 40);
  std::vector<plan::CsvPart> parts = plan::csv_parts(kernel::discover_csv(request));
  ASSERT_EQ(parts.size(), 3u);
  EXPECT_EQ(parts[2].begin, 80u);
  EXPECT_EQ(parts[2].end, 100u);
  request.blocksize = 0;
  parts = plan::csv_parts(kernel::discover_csv(request));
  ASSERT_EQ(parts.size(), 1u);
  EXPECT_EQ(parts[0].end, 100u);
}

}  // namespace
}  // namespace weft::csv_test
