// A script or style sheet from elsewhere that a page loads.
#pragma once

#include <concepts>
#include <initializer_list>
#include <string>
#include <utility>
#include <vector>

namespace weft {

/// Its URL, or all attributes of its tag: `{{"src", "https://example.org/x.js"}, {"integrity", "sha384-..."}, {"async", ""}}`.
/// Definition: https://dash.plotly.com/external-resources
struct ExternalFile {
  using Attributes = std::vector<std::pair<std::string, std::string>>;

  ExternalFile(const char* url_) : url(url_) {}
  template <std::same_as<std::string> T>
  ExternalFile(const T& url_) : url(url_) {}
  ExternalFile(std::initializer_list<std::pair<const char*, const char*>> attributes_)
      : attributes(attributes_.begin(), attributes_.end()) {}
  template <std::same_as<Attributes> T>
  ExternalFile(const T& attributes_) : attributes(attributes_) {}

  std::string url;        ///< "" where attributes are given
  Attributes attributes;  ///< in their order
};

}  // namespace weft
