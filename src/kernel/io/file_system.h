// Paths and URLs -> the files of this machine, of a web server, of a store of objects, of this process.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "kernel/io/byte_source.h"
#include "kernel/io/output_file.h"

namespace weft::kernel {

/// One kind of place for files. Paths are whole, as a program gives them.
class FileSystem {
 public:
  virtual ~FileSystem() = default;

  /// Opens a file to be read; one that was looked at before must have those facts still. Throws a user or data Error when it is
  /// not there, is a directory or cannot be read.
  virtual std::unique_ptr<ByteSource> open(const std::string& path, const FileFacts* expected) const = 0;
  /// Whether reading costs a journey.
  virtual bool is_remote() const = 0;
  virtual bool is_file(const std::string& path) const = 0;
  virtual bool is_directory(const std::string& path) const = 0;
  /// All files below a directory, in its directories too, in no order; none when it is not there.
  virtual std::vector<std::string> files_below(const std::string& directory) const = 0;
  /// The files that a path stands for whose *, ? and [] are those of globs, sorted; a path that is a file's stands for that.
  virtual std::vector<std::string> match(const std::string& pattern) const = 0;

  /// Opens a new file, and makes the directories that it is in.
  virtual std::unique_ptr<OutputFile> create(const std::string& path) const = 0;
  virtual void make_directory(const std::string& path) const = 0;
  /// Makes a directory `.weft-...` beside the directory `target`, or in it where nothing can be made beside it or put in its
  /// place from there: of others, or where a disk begins. It goes with remove_directory(); where its process was killed, when the
  /// next one is made there, save in a store of objects, which does not tell who is alive.
  virtual std::string make_workspace(const std::string& target) const = 0;
  virtual void remove_directory(const std::string& path) const = 0;
  /// Has such a directory stay when its process is gone.
  virtual void release_directory(const std::string& path) const = 0;
  /// Gives a file another place, that of a file that is there. Throws a data Error.
  virtual void move(const std::string& from, const std::string& to) const = 0;
  /// Gives a file a second place.
  virtual void keep_copy(const std::string& from, const std::string& to) const = 0;
  virtual void remove(const std::string& path) const = 0;
  /// Whether directories are more than names, so that one can take the place of another.
  virtual bool has_directories() const = 0;
  /// Puts a directory in the place of another one, which goes to `aside`, or where there is none yet, in one step where the
  /// system can. Throws a data Error, and changes nothing, where that fails.
  virtual void replace_directory(const std::string& made, const std::string& target, const std::string& aside) const = 0;
};

/// Throws a user Error for a URL scheme that there is none of.
const FileSystem& file_system_of(const std::string& path);

// One of each kind, in the file of its name.
const FileSystem& local_file_system();
const FileSystem& http_file_system();
const FileSystem& s3_file_system();
const FileSystem& memory_file_system();

}  // namespace weft::kernel
