package io.github.lectern.keras.blas;

import java.lang.ref.Reference;
import java.nio.ByteBuffer;
import org.bytedeco.dnnl.engine;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.reorder;
import org.bytedeco.dnnl.stream;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.Pointer;

/** Turns so many numbers of uint8 into floats, by oneDNN. For one thread. */
final class Uint8ToFloat32 {
  private final engine processor = new engine(engine.kind.cpu, 0);
  private final stream order = new stream(processor);
  private final BytePointer room; // kept so that it is not freed
  private final ByteBuffer numbers;
  private final memory source;
  private final memory target;
  private final reorder conversion;

  /** For so many numbers, at least 1. */
  Uint8ToFloat32(int count) {
    room = new BytePointer(count);
    numbers = room.asByteBuffer();
    source = memory(count, memory.data_type.u8, room);
    target = memory(count, memory.data_type.f32, new FloatPointer());
    conversion = OneDnn.onOneThread(() -> new reorder(source, target));
  }

  private memory memory(int count, memory.data_type type, Pointer data) {
    long[] shape = {count};
    return new memory(new memory.desc(shape, type, memory.format_tag.a), processor, data);
  }

  /** Where the numbers are expected, from index 0 on. */
  ByteBuffer numbers() {
    return numbers;
  }

  /** Writes the floats of all numbers, from 0 to 255, to where there is room for them. */
  void write(FloatPointer floats) {
    target.set_data_handle(floats);
    try {
      OneDnn.onOneThread(this::convert);
    } finally {
      Reference.reachabilityFence(floats);
      Reference.reachabilityFence(this);
    }
  }

  private stream convert() {
    conversion.execute(order, source, target);
    return order._wait();
  }
}
