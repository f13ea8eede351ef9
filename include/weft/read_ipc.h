// Frames of the rows of Arrow IPC files.
#pragma once

#include <initializer_list>
#include <string>
#include <vector>

#include <weft/bytes.h>

namespace weft::dd {

class DataFrame;

/// Options of read_ipc.
struct ReadIpc {
  Bytes blocksize = 64'000'000;           ///< bytes of a partition: record batches of a file are joined up to that
  std::vector<std::string> columns = {};  ///< the only columns wanted, in that order; empty: all
};

/// A frame of the rows of Arrow IPC files or streams (Feather version 2): a path, a glob, a directory (its .arrow, .feather, .ipc
/// and .arrows files), an http(s)://, s3:// or memory:// URL, or a list of those. Columns are those of the first file; a file
/// that lacks one has nulls there, and numbers take the widest type of all files. Dictionaries of texts are categories: of files
/// the list is known, of several the union, unless they are ordered otherwise, which makes texts of them; of streams, and above
/// 65,536, it is not known. Other dictionaries come as their values, times in microseconds. Reads the schemas and the lists,
/// nothing more. A stream is one partition. Throws a user Error when nothing is there, when a named column is unknown or a type
/// is one that no column type stands for; a data Error for what is no Arrow file and for files whose columns do not go together.
DataFrame read_ipc(const std::string& path, const ReadIpc& options = {});
DataFrame read_ipc(const std::vector<std::string>& paths, const ReadIpc& options = {});
DataFrame read_ipc(std::initializer_list<const char*> paths, const ReadIpc& options = {});

}  // namespace weft::dd
