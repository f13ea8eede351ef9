// The rows that the methods of frames are tested on.
#pragma once

#include "frame_case/frame_case.h"

namespace weft::frame_test {

inline dd::DataFrame rows_of(const Rows& rows) { return rows("../../frame_methods/data/rows.csv"); }
inline dd::DataFrame more_of(const Rows& rows) { return rows("../../frame_methods/data/more.csv"); }
inline dd::DataFrame few_of(const Rows& rows) { return rows("../../frame_methods/data/few.csv"); }
inline dd::DataFrame by_id(const dd::DataFrame& frame) { return frame.set_index("id"); }

}  // namespace weft::frame_test
