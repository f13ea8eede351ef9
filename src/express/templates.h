// A template's name -> the template, read once and shared by every figure that has it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <weft/chart_arguments.h>
#include <weft/json.h>

#include "figure/templates.h"

namespace weft::px {

using figure::TemplatePtr;

/// The template of an argument: null gives "plotly"; a name, or several joined by "+", built-in ones; an object is a template
/// itself. Throws a user Error with the names there are for an unknown one.
TemplatePtr find_template(const Json& argument);

/// The value at a path inside of the template, such as {"layout", "margin", "t"}; null when there is none.
const Json* find_in(const figure::Template& source, std::initializer_list<std::string_view> path);

/// The attribute at a path of each of the template's traces of a type, where they have one.
std::vector<std::string> trace_attributes(const figure::Template& source, std::string_view trace_type,
                                          std::initializer_list<std::string_view> path);

/// The scale as Plotly's list of [place, color]: the given one, else the template's for rising numbers, else viridis.
Json colorscale_of(const ColorScale& given, const figure::Template& source);

}  // namespace weft::px
