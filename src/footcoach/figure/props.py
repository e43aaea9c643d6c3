"""Things that a figure stands on, holds or pulls at."""

from collections.abc import Callable, Mapping

from footcoach.figure.canvas import Fill, Role
from footcoach.figure.ink import Ink
from footcoach.figure.shapes import Path, Point, between, beyond, capsule, ellipse, heading, moved, rotated, smooth, distance

Marks = Mapping[str, Point]
Pose = Mapping[str, float]


def shape(points: Path, fill: Fill = Fill.BLANK, weight: float = 0.4, role: Role = Role.PROP) -> Ink:
    return Ink(points, role, weight, closed=True, fill=fill)


def rectangle(left, bottom, right, top) -> Path:
    return ((left, bottom), (right, bottom), (right, top), (left, top))


# --- foot ---
def pencil(marks: Marks, pose: Pose):
    held = pose.get("held", 0)
    x, y = marks["crook"]
    fall = pose.get("drop", 0)
    y0 = 0.9
    y = (y if held else y0)
    x = 21.6 if not held else x
    if fall: y = y0 + (y-y0)*(1-fall)
    def at(px, py): return (x + px, y + py)
    r=.95
    body=(at(-8,-r),at(8,-r),at(8,r),at(-8,r))
    tip=(at(8,-r),at(11.5,0),at(8,r))
    yield shape(body,Fill.SOLID,0)
    yield shape((at(-6.2,-r),at(-5.4,-r),at(-5.4,r),at(-6.2,r)),Fill.BLANK,0)
    yield shape(tip,Fill.BLANK,.3)
    yield shape((at(10.2,-.4),at(11.5,0),at(10.2,.4)),Fill.SOLID,.2)

def ball(marks: Marks, pose: Pose):
    x=pose.get("ball",0); r=3.3
    c=(x,r)
    yield shape(ellipse(c,r,r),Fill.BLANK,.5)
    spin=-(x-8)/r*57.3
    for s in (1,-1):
        arc=tuple(moved(rotated((s*(r*1.15-0.75*r*(1-abs(k)/3)**.5),k*r*.3),(0,0),spin),c) for k in (-2.6,-2,-1,0,1,2,2.6))
        yield Ink(smooth(arc),Role.PROP,.3)

def book(marks,pose):
    yield shape(rectangle(-4.5,0,10.6,3.2),Fill.BLANK,.4)
    for y in (1.1,2.1): yield Ink(((-3.4,y),(9.8,y)),Role.PROP,.2)
    yield Ink(((-4.5,0),(-5.2,1.6),(-4.5,3.2)),Role.PROP,.4)
def scales(marks,pose):
    press=pose.get("press",0)
    yield shape(rectangle(12.4,.8,29,3.0-.4*press),Fill.HALF,.4)
    for x in (14,27): yield shape(rectangle(x-1,0,x+1,.8),Fill.SOLID,.2)
    c=(33.2,3.4)
    yield Ink(((29,1.6),(31,1.6)),Role.PROP,.8)
    yield shape(ellipse(c,3.4,3.4),Fill.BLANK,.4)
    a=210-150*press
    yield Ink((c,beyond(c,a,2.4)),Role.WORK,.5)
    for k in (210,160,110,60,10,-30): yield Ink((beyond(c,k,2.6),beyond(c,k,2.8)),Role.PROP,.2)

def floor(marks,pose):
    yield Ink(((-400,-.9),(400,-.9)),Role.FLOOR,.2,loose=True)
def ground(marks,pose):
    yield Ink(((-400,-1.8),(400,-1.8)),Role.FLOOR,.2,loose=True)
def wall(marks,pose):
    x=pose.get("wall",40)
    yield Ink(((x,-1.8),(x,400)),Role.PROP,1.6,loose=True)
    for k in range(14): yield Ink(((x+1,k*14.0),(x+8,k*14.0+9)),Role.FLOOR,.3,loose=True)
def chair(marks,pose):
    hx,hy=marks["hip"]; top=hy-11
    yield shape(rectangle(hx-16,top-5,hx+21,top),Fill.SOLID,0)
    for x in (hx-14,hx+17): yield Ink(((x,top-3),(x,0)),Role.PROP,2.5)
    yield Ink(((hx-15,top),(hx-20,top+52)),Role.PROP,3)
def sagging(a,b,sag):
    m=between(a,b,.5)
    return smooth((a,(m[0]*.5+a[0]*.5,(a[1]+m[1])/2-sag*.75),(m[0],m[1]-sag),((m[0]+b[0])/2,(b[1]+m[1])/2-sag*.75),b))
def band(marks,pose):
    slack=pose.get("slack",0)
    a=marks["sole"]; b=marks["hand"]
    yield Ink(sagging(a,b,14*slack),Role.PROP,2.2)
    yield Ink((marks["sole"],marks["toppad"]),Role.PROP,2.6)
def post_band(marks,pose):
    x=pose.get("post",150); slack=pose.get("slack",0)
    yield shape(rectangle(x,0,x+9,46),Fill.SOLID,0)
    yield shape(rectangle(x-4,40,x+30,46),Fill.SOLID,0)
    yield shape(rectangle(x+24,0,x+30,46),Fill.SOLID,0)
    a=marks["toppad"]
    yield Ink(sagging(a,(x,a[1]-2),14*slack),Role.PROP,2.2)
    b=marks["sole"]
    yield Ink(sagging(between(a,b,.7),(x,a[1]-9),14*slack),Role.PROP,2.2)
def towel(marks,pose):
    a=marks["sole"]; b=marks["hand"]; slack=pose.get("slack",0)
    yield Ink(sagging(a,b,10*slack),Role.PROP,3.4)
    yield Ink(sagging(b,moved(b,(-7,-16)),0),Role.PROP,3.4)
    yield Ink((a,marks["toppad"]),Role.PROP,3.4)
def sand(marks,pose):
    go=pose.get("way",0)
    pts=tuple((x,-2.2+.9*((x//9)%2)) for x in range(-200,200,9))
    yield Ink(smooth(pts),Role.FLOOR,.3,loose=True)
    for k in range(-8,1):
        x=k*34-14+go
        yield Ink(smooth(((x-9,-6),(x-3,-8.6),(x+4,-7),(x+9,-8.4),(x+12,-6))),Role.PROP,1.2,loose=True)
    for k in range(40):
        yield Ink(((k*23-400+go,-12-(k*7%5)*2.0),(k*23-399+go,-12-(k*7%5)*2)),Role.FLOOR,.4,loose=True)
def sun(marks,pose):
    c=(62,128)
    yield shape(ellipse(c,9,9),Fill.SOLID,0,Role.SIGN)
    for a in range(0,360,45): yield Ink((beyond(c,a,13),beyond(c,a,18)),Role.SIGN,1)
def lane(marks,pose):
    go=pose.get("way",0)
    for k in range(-12,12): 
        yield Ink(((k*24+go,-1.8),(k*24+13+go,-1.8)),Role.FLOOR,1.4,loose=True)

def hand(marks,pose):
    """A hand that takes the toes from the front."""
    (x,y)=marks["toes"]; a=marks["toes_angle"][0]
    back=pose.get("hand",0)
    for k,(d,l) in enumerate(((0,5.2),(1.7,5.0),(3.3,4.4))):
        pass
    wrist=beyond((x,y),a-40,13)
    palm=beyond((x,y),a-36,4.6)
    yield Ink(capsule(palm,wrist,3.3,2.6),Role.PROP,.5,closed=True,fill=Fill.BLANK)
    yield Ink(capsule(palm,beyond(wrist,a-40,22),2.9,2.5),Role.PROP,.5,fill=Fill.CLEAR,loose=True)
    # fingers over the top
    for d in (0.2,2.4,4.6):
        root=beyond(palm,a+60,2.2)
        tip=beyond(beyond((x,y),a+180,d+1.2),a+90,2.4)
        yield Ink(capsule(between(root,tip,.2),tip,1.25,1.0),Role.PROP,.4,closed=True,fill=Fill.BLANK)
    # thumb below
    yield Ink(capsule(beyond(palm,a-70,1.5),beyond(beyond((x,y),a+180,1.6),a-90,1.9),1.3,1.1),Role.PROP,.4,closed=True,fill=Fill.BLANK)

def fingers(marks,pose):
    """Fingers pushed in between the toes from above."""
    for p,h in marks["gaps"]:
        yield Ink(capsule(beyond(p,h,6),beyond(p,h,-.6),.62,.55),Role.PROP,.3,closed=True,fill=Fill.SOLID,halo=True)

def circle(marks,pose):
    yield Ink(smooth(marks["path"],closed=True),Role.SIGN,.6,closed=True,dash=(2,3))
    x,y=marks["toes"]
    yield shape(ellipse((x,y),3,3),Fill.SOLID,0,Role.SIGN)
