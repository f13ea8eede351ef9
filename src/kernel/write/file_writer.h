// Batches -> a file in one of the formats.
#pragma once

#include <memory>
#include <string>

#include "kernel/batch.h"
#include "kernel/io/output_file.h"
#include "plan/ops/write_files.h"

namespace weft::kernel {

/// Writes one file. Throws a data Error when it cannot be written.
class FileWriter {
 public:
  virtual ~FileWriter() = default;
  virtual void write(const Batch& batch) = 0;
  /// Writes what is left. Returns the bytes of the file.
  virtual std::uint64_t close() = 0;
};

std::unique_ptr<FileWriter> make_file_writer(const std::string& path, const plan::WriteFormat& format,
                                             const plan::Schema& schema);

/// Writes a file without rows below the op's directory, where rows whose partition columns are null would be: a dataset of no
/// rows whose columns can be read. Returns its path from there on.
std::string write_empty_file(const plan::WriteFiles& op, const plan::Schema& input);

/// The line that a CSV file begins with.
std::string csv_header(const plan::WriteFormat& format, const plan::Schema& schema);

// One of each format, in the file of its name. A path is for messages.
std::unique_ptr<FileWriter> make_parquet_writer(std::unique_ptr<OutputFile> file, const std::string& path,
                                                const plan::WriteFormat& format, const plan::Schema& schema);
std::unique_ptr<FileWriter> make_csv_writer(std::unique_ptr<OutputFile> file, const plan::WriteFormat& format,
                                            const plan::Schema& schema);
std::unique_ptr<FileWriter> make_json_writer(std::unique_ptr<OutputFile> file, const plan::WriteFormat& format,
                                             const plan::Schema& schema);
std::unique_ptr<FileWriter> make_ipc_writer(std::unique_ptr<OutputFile> file, const std::string& path,
                                            const plan::WriteFormat& format, const plan::Schema& schema);

}  // namespace weft::kernel
