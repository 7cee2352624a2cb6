//! The allocator of the command, which can count what is held of what was taken meanwhile.

// An allocator is not to be had otherwise.
#![allow(unsafe_code)]

use std::alloc::{GlobalAlloc, Layout};
use std::sync::atomic::{AtomicBool, AtomicIsize, Ordering::Relaxed};

use mimalloc::MiMalloc;

#[global_allocator]
static ALLOCATOR: Counting = Counting;

static IS_COUNTING: AtomicBool = AtomicBool::new(false);
static HELD: AtomicIsize = AtomicIsize::new(0);

struct Counting;

fn count(bytes: usize, sign: isize) {
    if IS_COUNTING.load(Relaxed) {
        HELD.fetch_add(sign * bytes as isize, Relaxed);
    }
}

// SAFETY: every call goes on to `MiMalloc` as it came.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        count(layout.size(), 1);
        unsafe { MiMalloc.alloc(layout) }
    }

    unsafe fn dealloc(&self, place: *mut u8, layout: Layout) {
        count(layout.size(), -1);
        unsafe { MiMalloc.dealloc(place, layout) }
    }

    unsafe fn alloc_zeroed(&self, layout: Layout) -> *mut u8 {
        count(layout.size(), 1);
        unsafe { MiMalloc.alloc_zeroed(layout) }
    }

    unsafe fn realloc(&self, place: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        count(layout.size(), -1);
        count(size, 1);
        unsafe { MiMalloc.realloc(place, layout, size) }
    }
}

/// What something is made of, in bytes: those that are held once it is made, with itself.
pub fn held_by<T>(make: impl FnOnce() -> T) -> usize {
    HELD.store(0, Relaxed);
    IS_COUNTING.store(true, Relaxed);
    let made = make();
    IS_COUNTING.store(false, Relaxed);
    drop(made);
    usize::try_from(HELD.load(Relaxed)).unwrap_or(0)
}
