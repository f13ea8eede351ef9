// Rows of Arrow IPC files.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "plan/expr.h"
#include "plan/ops/file_source.h"

namespace weft::plan {

/// One file as it was found. A later read that finds another size or stamp is refused.
struct IpcFile {
  std::string path;
  std::uint64_t size = 0;
  std::string stamp;
  bool is_stream = false;         // batches one after the other, without an index at the end
  std::uint64_t num_batches = 0;  // of a file; unknown, and 0, of a stream

  static void fields(auto& self, auto&& visit) {
    visit("path", self.path);
    visit("size", self.size);
    visit("stamp", self.stamp);
    visit("is_stream", self.is_stream);
    visit("num_batches", self.num_batches);
  }
};

/// Record batches [begin, end) of a file; of a stream all.
using IpcPart = FileRange;

/// Inputs: none.
struct ReadIpc {
  static constexpr std::string_view name = "read_ipc";
  static constexpr OpKind kind = OpKind::frame;
  std::vector<IpcFile> files;
  std::vector<Field> file_columns;  // of every file
  std::vector<std::string> wanted;  // what comes out, in this order
  std::uint64_t blocksize = 64u << 20;

  static void fields(auto& self, auto&& visit) {
    visit("files", self.files);
    visit("file_columns", self.file_columns);
    visit("wanted", self.wanted);
    visit("blocksize", self.blocksize);
  }
  Schema schema(std::span<const Expr> inputs) const;
  std::string text(std::span<const std::string> inputs) const;
  /// Encoded IpcParts: neighbouring record batches of a file, up to `blocksize`.
  std::vector<std::string> parts() const;
  std::vector<std::uint64_t> part_sizes() const;
};

/// What a program asked for. The engine's discover_ipc() turns it into a ReadIpc.
struct IpcRequest {
  std::vector<std::string> paths;
  std::optional<std::vector<std::string>> columns;
  std::uint64_t blocksize = 64u << 20;
};

}  // namespace weft::plan
