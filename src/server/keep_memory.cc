// Memory of one answer -> memory of the next.
#include "server/keep_memory.h"

#include <malloc.h>

namespace weft::server {

void keep_memory() {
#ifdef __GLIBC__
  mallopt(M_MMAP_THRESHOLD, 32 << 20);  // the most that glibc takes
  mallopt(M_TRIM_THRESHOLD, 128 << 20);
#endif
}

}  // namespace weft::server
