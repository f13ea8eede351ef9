// What an empty task does.
#pragma once

#include <cstdint>

#include <weft/function.h>

std::int64_t next_number(std::int64_t number);

WEFT_FUNCTION(next_number);
