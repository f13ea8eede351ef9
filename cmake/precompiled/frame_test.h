// What the tests of frames include.
#pragma once

#include <gtest/gtest.h>

#include <weft/dataframe.h>
