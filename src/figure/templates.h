// A template's name -> the template, read once and shared by every figure that has it.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "figure/template.h"

namespace weft::figure {

using TemplatePtr = std::shared_ptr<const Template>;

/// The built-in template of that name, or several joined by "+"; null when one of them is none.
TemplatePtr named_template(const std::string& name);
std::vector<std::string> template_names();

}  // namespace weft::figure
