// The cases of the frame benchmark, which the cluster's runs too.
#pragma once

#include <cstddef>
#include <functional>
#include <map>
#include <string>

#include <weft/dataframe.h>

namespace weft::bench {

struct Check {
  std::size_t rows;
  double sum;
};

/// The tables x and y of a folder, as files of one format.
struct Source {
  std::string folder, format;

  dd::DataFrame operator()(const std::string& name) const;
};

/// By their names, filter and its like.
const std::map<std::string, std::function<Check(const Source&)>>& cases();

}  // namespace weft::bench
