// What footers tell of the order of rows -> the index of a source.
#pragma once

#include <memory>
#include <optional>
#include <vector>

#include "kernel/parquet/footer.h"
#include "plan/index.h"
#include "plan/ops/read_parquet.h"

namespace weft::kernel::parquet_file {

/// The index that the request asks for, with divisions where the statistics of every row group tell them; or the one that all
/// files were written in order of. `footers` are those of the source's files. Throws a user Error when a column that was asked
/// for is not there, or when its statistics say that rows are not in order of it.
std::optional<plan::Index> stored_index(const plan::ParquetRequest& request, const plan::ReadParquet& source,
                                        const std::vector<std::shared_ptr<const Footer>>& footers);

/// The column that pandas' metadata call the index; nothing for an index of several columns or of none.
std::optional<std::string> pandas_index(const Footer& footer);

}  // namespace weft::kernel::parquet_file
