// The time zone that an op names.
#pragma once

#include <memory>
#include <string>

namespace weft::base {
class TimeZone;
}

namespace weft::kernel {

/// Throws a cluster Error when this machine does not know the zone, which the plan's maker did.
std::shared_ptr<const base::TimeZone> zone_of(const std::string& name);

}  // namespace weft::kernel
