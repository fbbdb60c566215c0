"""How generated code reads and writes its columns: with the promise that a step never reads what it writes.

Without that promise LLVM couldn't do a rule for eight persons at a time, as soon as one of its inputs is looked up (a
partner's, a group's). Every step is a scope of its own: what one step writes the next one reads, in that order.
"""

from llvmlite import ir
from numba import types
from numba.extending import intrinsic


@intrinsic(prefer_literal=True)
def ld(_, matrix, row, at, step):
    """matrix[row, at], in a step that doesn't write it."""

    def code(context, builder, signature, arguments):
        found = builder.load(_place(context, builder, signature.args[0], *arguments[:3]))
        found.set_metadata("noalias", _scope(builder, step.literal_value))
        return found

    return matrix.dtype(matrix, types.int64, types.int64, types.int64), code


@intrinsic(prefer_literal=True)
def st(_, matrix, row, at, value, step):
    """matrix[row, at] = value; yes/no and whole numbers become floats."""

    def code(context, builder, signature, arguments):
        number = context.cast(builder, arguments[3], signature.args[3], types.float64)
        stored = builder.store(number, _place(context, builder, signature.args[0], *arguments[:3]))
        stored.set_metadata("alias.scope", _scope(builder, step.literal_value))
        return context.get_dummy_value()

    return types.void(matrix, types.int64, types.int64, types.unliteral(value), types.int64), code


def _place(context, builder, kind, matrix, row, at):
    array = context.make_array(kind)(context, builder, matrix)
    start = builder.bitcast(array.data, ir.IntType(8).as_pointer())
    start = builder.gep(start, [builder.mul(builder.extract_value(array.strides, 0), row)])
    return builder.gep(builder.bitcast(start, context.get_data_type(kind.dtype).as_pointer()), [at])


def _scope(builder, step):
    module = builder.module
    domain = module.add_metadata(["prinsjesdag"])
    return module.add_metadata([module.add_metadata([f"step {step}", domain])])
