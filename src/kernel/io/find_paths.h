// Paths, globs, directories and URLs -> the files they name.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "kernel/io/byte_source.h"

namespace weft::kernel {

/// One path or glob as the files it names: a glob's sorted by name, a file:// URL as its path, anything else as it is. Throws a
/// user Error for a glob that matches nothing and for a URL scheme that there is none of.
std::vector<std::string> expand_path(const std::string& path);

/// The same, and a directory as its files with those endings, those in its directories too, save names that begin with "_" or
/// "."; in natural order (part.2 before part.10). Throws a user Error for a directory without such files.
std::vector<std::string> expand_dataset(const std::string& path, std::span<const std::string_view> endings);

bool is_directory(const std::string& path);

/// Opens what a program named: what cannot be opened is a user Error.
std::unique_ptr<ByteSource> open_named(const std::string& path);

/// The order of people: digits as numbers.
bool natural_less(std::string_view a, std::string_view b);

}  // namespace weft::kernel
