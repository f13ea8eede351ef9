// Memory of one answer -> memory of the next.
#pragma once

namespace weft::server {

/// Has malloc keep freed memory for the process, up to a bound for each of its arenas, and take blocks of up to 32 MB from it. By
/// default it gives a large block back to the system at once: the next large answer then faults on every page of its text, which
/// takes longer than writing it, and several times as long on a virtual machine that hands free memory to its host.
void keep_memory();

}  // namespace weft::server
