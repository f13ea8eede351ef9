// The XML that a store answers with -> the texts of its elements.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace weft::kernel {

/// What stands inside of each element of that name, in order. Elements do not hold others of their own name.
std::vector<std::string_view> xml_elements(std::string_view xml, std::string_view name);

/// The text of the first element of that name, with entities as the characters they stand for; "" when there is none.
std::string xml_text(std::string_view xml, std::string_view name);

}  // namespace weft::kernel
