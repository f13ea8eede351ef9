// The packed bundles into bytes of this library: mapped read-only, shared by processes, loaded when touched, free to compile.
asm(R"(
  .section .rodata
  .balign 64
  .globl weft_dash_bundles
  .hidden weft_dash_bundles
weft_dash_bundles:
  .incbin "bundles.bin"
  .text
)");
