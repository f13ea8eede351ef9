// A layout template that many figures have in common: its value, and its text so that it is written once.
#pragma once

#include <string>

#include <weft/json.h>

namespace weft::figure {

struct Template {
  explicit Template(Json from);

  const Json value;
  const std::string text;
};

}  // namespace weft::figure
