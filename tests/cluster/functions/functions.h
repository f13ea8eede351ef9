// Functions of a user's library, which the test program is linked to, and clusters are sent.
#pragma once

#include <cstdint>
#include <string>

#include <weft/function.h>

std::int64_t square(std::int64_t number);
double area(double width, double height);
std::string slow_greeting(const std::string& name);
std::int64_t ends_its_process(std::int64_t number);

WEFT_FUNCTION(square);
WEFT_FUNCTION(area);
WEFT_FUNCTION(slow_greeting);
WEFT_FUNCTION(ends_its_process);
