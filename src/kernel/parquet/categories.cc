// A column that was written from categories -> the list of them.
#include "kernel/parquet/categories.h"

#include <unordered_set>

#include <parquet/exception.h>
#include <parquet/types.h>

#include <weft/error.h>

#include "kernel/parquet/column_decoder.h"

namespace weft::kernel::parquet_file {
namespace {

/// Plans carry lists, which have to stay small; and each row group of a file far away is a request.
constexpr std::size_t most_categories = 64 * 1024;
constexpr int most_row_groups = 1000;

bool is_dictionary(parquet::Encoding::type encoding) {
  return encoding == parquet::Encoding::RLE_DICTIONARY || encoding == parquet::Encoding::PLAIN_DICTIONARY;
}

/// Whether every value of the chunk is in its dictionary.
bool has_only_codes(const parquet::ColumnChunkMetaData& chunk) {
  bool any = false;
  for (const parquet::PageEncodingStats& pages : chunk.encoding_stats()) {
    if (pages.page_type != parquet::PageType::DATA_PAGE && pages.page_type != parquet::PageType::DATA_PAGE_V2) continue;
    if (!is_dictionary(pages.encoding)) return false;
    any = true;
  }
  return any;
}

/// Texts, all different, in the order in which they came.
class List {
 public:
  void add(const Vector& texts) {
    for (std::size_t row = 0; row < texts.size; ++row) {
      std::string text(texts.data<StringRef>()[row].view());
      if (seen_.insert(text).second) texts_.push_back(std::move(text));
    }
  }
  const std::vector<std::string>& texts() const { return texts_; }

 private:
  std::vector<std::string> texts_;
  std::unordered_set<std::string> seen_;
};

/// False where the dictionaries are not the whole list.
bool add_dictionaries(const parquet::FileMetaData& metadata, const ColumnForm& column, const std::shared_ptr<ByteSource>& bytes,
                      List& list) {
  for (int index = 0; index < metadata.num_row_groups(); ++index) {
    const auto group = metadata.RowGroup(index);
    if (group->num_rows() == 0) continue;
    const auto chunk = group->ColumnChunk(column.leaf);
    if (!has_only_codes(*chunk)) return false;
    const auto decoder = make_column_decoder(column, PageStream(bytes, place_of(*chunk, bytes->facts().size), false));
    list.add(decoder->dictionary());
    if (list.texts().size() > most_categories) return false;
  }
  return true;
}

}  // namespace

std::optional<std::vector<std::string>> stored_categories(const Footer& footer, const ColumnForm& column,
                                                          const std::shared_ptr<ByteSource>& bytes) {
  const parquet::FileMetaData& metadata = *footer.metadata;
  if (metadata.num_rows() == 0 || metadata.num_row_groups() > most_row_groups) return std::nullopt;
  List list;
  try {
    if (!add_dictionaries(metadata, column, bytes, list)) return std::nullopt;
  } catch (const parquet::ParquetException&) {
    return std::nullopt;
  } catch (const Error& error) {
    // Damaged pages are an error of whoever reads the rows.
    if (error.kind() != ErrorKind::data) throw;
    return std::nullopt;
  }
  return list.texts();
}

}  // namespace weft::kernel::parquet_file
